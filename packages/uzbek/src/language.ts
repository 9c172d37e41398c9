/** The languages numbers and dates are written in. */
export type Language = 'uz' | 'uz-Cyrl' | 'ru' | 'en'

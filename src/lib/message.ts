/**
 * A message compiled from ICU by Lingui (@lingui/message-utils): texts, arguments `[name]`, formats `[name, 'number', '2']`
 * and choices `[name, 'plural', cases]`.
 */
export type MessageToken = string | readonly [name: string, type?: string, format?: unknown]
export type CompiledMessage = readonly MessageToken[]
export type Catalog = Readonly<Record<string, CompiledMessage>>

export type MessageValue = string | number
export type MessageValues = Readonly<Record<string, MessageValue>>

/** What a language says of numbers and dates while a message is put together. */
export type MessageFormats = {
  readonly number: (value: number, style: string) => string
  readonly date: (value: string) => string
  readonly plural: (value: number, ordinal: boolean) => string
}

/** Puts a compiled message together. A missing value throws: the program asked for a text without saying all it needs. */
export function renderMessage(message: CompiledMessage, values: MessageValues, formats: MessageFormats, key: string): string {
  return tokensText(message, values, formats, key, '')
}

function tokensText(tokens: CompiledMessage, values: MessageValues, formats: MessageFormats, key: string, octothorpe: string): string {
  return tokens.map((token) => (typeof token === 'string' ? (token === '#' ? octothorpe || '#' : token) : argumentText(token, values, formats, key))).join('')
}

function argumentText([name, type, format]: Exclude<MessageToken, string>, values: MessageValues, formats: MessageFormats, key: string): string {
  const value = values[name]
  if (value === undefined) throw new Error(`Cannot write the message ${key}: it needs {${name}}, given are ${Object.keys(values).join(', ') || 'none'}`)
  if (type === 'plural' || type === 'selectordinal') {
    const number = Number(value)
    const cases = branches(format)
    const chosen = cases[String(number)] ?? cases[formats.plural(number, type === 'selectordinal')] ?? cases.other ?? []
    return tokensText(chosen, values, formats, key, formats.number(number, ''))
  }
  if (type === 'select') {
    const cases = branches(format)
    return tokensText(cases[String(value)] ?? cases.other ?? [], values, formats, key, '')
  }
  if (type === 'date') return formats.date(String(value))
  if (type === 'number' || typeof value === 'number') return formats.number(Number(value), typeof format === 'string' ? format : '')
  return value
}

/** The branches of a choice; `offset`, which our messages do not use, is left out. */
function branches(format: unknown): Readonly<Record<string, CompiledMessage>> {
  if (typeof format !== 'object' || format === null) return {}
  return Object.fromEntries(Object.entries(format).filter((entry): entry is [string, CompiledMessage] => Array.isArray(entry[1])))
}

declare module 'virtual:catalog/uz' {
  export const catalog: import('../lib/message.ts').Catalog
}
declare module 'virtual:catalog/uz-Cyrl' {
  export const catalog: import('../lib/message.ts').Catalog
}
declare module 'virtual:catalog/ru' {
  export const catalog: import('../lib/message.ts').Catalog
}
declare module 'virtual:catalog/en' {
  export const catalog: import('../lib/message.ts').Catalog
}
declare module '@svg-maps/uzbekistan' {
  const map: {
    readonly label: string
    readonly viewBox: string
    readonly locations: readonly { readonly id: string; readonly name: string; readonly path: string }[]
  }
  export default map
}
declare module 'virtual:operations' {
  export const addresses: { readonly [Name in import('../contracts.ts').OperationName]: { readonly method: 'GET' | 'POST'; readonly path: string } }
}

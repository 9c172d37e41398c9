import type { RelativeDistinguishedNames } from 'pkijs'

/** Parts of a certificate's subject that are read, by their object identifiers. */
const PARTS = {
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  givenName: '2.5.4.42',
  organisation: '2.5.4.10',
  userId: '0.9.2342.19200300.100.1.1',
  /** PINFL of a natural person in Uzbek certificates. */
  pinfl: '1.2.860.3.16.1.2',
  /** STIR of an organisation in Uzbek certificates. */
  stir: '1.2.860.3.16.1.1',
} as const

export type Subject = {
  readonly name: string
  readonly organisation?: string
  /** PINFL (14 digits), where the certificate bears one. */
  readonly personalNumber?: string
  /** STIR (9 digits) of the organisation. */
  readonly taxNumber?: string
}

/** Who a certificate names. The name in the list of parts may be missing: then surname and given name, else the whole subject. */
export function readSubject(names: RelativeDistinguishedNames): Subject {
  const of = (part: keyof typeof PARTS) => textOf(names, PARTS[part])
  const whole = names.typesAndValues.map(({ type, value }) => `${type}=${value.valueBlock.value}`).join(', ')
  const name = of('commonName') ?? [of('surname'), of('givenName')].filter((part) => part !== undefined).join(' ')
  const organisation = of('organisation')
  const personalNumber = [of('pinfl'), of('userId')].find((text) => text !== undefined && /^\d{14}$/.test(text))
  const taxNumber = [of('stir'), of('userId')].find((text) => text !== undefined && /^\d{9}$/.test(text))
  return {
    name: (name === '' ? whole : name).slice(0, 300),
    ...(organisation === undefined ? {} : { organisation: organisation.slice(0, 300) }),
    ...(personalNumber === undefined ? {} : { personalNumber }),
    ...(taxNumber === undefined ? {} : { taxNumber }),
  }
}

function textOf(names: RelativeDistinguishedNames, type: string): string | undefined {
  const value = names.typesAndValues.find((part) => part.type === type)?.value.valueBlock.value
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

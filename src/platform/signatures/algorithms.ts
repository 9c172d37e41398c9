/** Digests that are taken, by object identifier, as Node names them. SHA-1 is broken and so is not among them. */
export const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/** Signatures that are taken: RSA (PKCS #1 v1.5 and PSS) and ECDSA. */
export const SIGNATURES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.1': 'RSA',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.2.840.113549.1.1.11': 'RSA, SHA-256',
  '1.2.840.113549.1.1.12': 'RSA, SHA-384',
  '1.2.840.113549.1.1.13': 'RSA, SHA-512',
  '1.2.840.10045.4.3.2': 'ECDSA, SHA-256',
  '1.2.840.10045.4.3.3': 'ECDSA, SHA-384',
  '1.2.840.10045.4.3.4': 'ECDSA, SHA-512',
}

/** Keys that are taken, with the curves of elliptic ones. */
export const KEYS: readonly string[] = ['1.2.840.113549.1.1.1', '1.2.840.10045.2.1']

/** Object identifiers of Uzbekistan begin so; their signature algorithms (Oʻz DSt 1092) are verified by the E-IMZO server only. */
export const isUzbek = (identifier: string): boolean => identifier.startsWith('1.2.860.')

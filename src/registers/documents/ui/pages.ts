import type { Translator } from '#lib/translator.ts'
import { ofRegister, textCell } from '#web/view/cells.ts'
import { momentText } from '#web/view/moment.ts'
import { definePage } from '#web/view/page.ts'
import type { ViewTable } from '#web/view/table.ts'
import type { Document, Signature, Verification } from '../model.ts'

/** Where anybody types the code of an act. */
export const verifyPage = definePage({
  path: '/verify',
  call: () => ({ operation: 'listPlaces', input: { level: 'country', limit: 1 } as const }),
  title: (_data, t) => t.text('verify.title'),
  description: (_data, t) => t.text('verify.lead'),
})

/** What is known of an issued act by its code. */
export const verificationPage = definePage({
  path: '/verify/{code}',
  call: ({ params }) => ({ operation: 'verifyDocument', input: { code: params.code ?? '' } }),
  title: verificationTitle,
  description: (data, t) => t.text('verify.description', { zone: t.of(data.zoneNames), hash: data.hash }),
  tables: (data, t) => [actView(data, t), signaturesView(data.signatures, t)],
})

/** The act and whether it is in force, in one sentence. */
export function verificationTitle(data: Verification, t: Translator): string {
  const act = { title: t.of(data.titles), day: t.day(data.dated) }
  const named = data.number === null ? t.text('verify.unnumbered', act) : t.text('verify.numbered', { ...act, number: data.number })
  return t.text(data.revokedAt === null ? 'verify.inForce' : 'verify.revoked', { act: named })
}

/** Facts of an act, as they stand on the page and in the exports. */
export const factsOf = (data: Verification, t: Translator): readonly (readonly [key: string, value: string])[] => [
  ['title', t.of(data.titles)],
  ['number', data.number ?? t.text('verify.noNumber')],
  ['dated', t.day(data.dated)],
  ['zone', t.of(data.zoneNames)],
  ['issued', momentText(data.issuedAt, t)],
  ['code', data.code.replace(/(.{4})(?=.)/g, '$1-')],
  ['hash', data.hash],
]

function actView(data: Verification, t: Translator): ViewTable {
  const state: readonly (readonly [string, string])[] = [
    ['state', t.text(data.revokedAt === null ? 'verify.state.inForce' : 'verify.state.revoked')],
    ...(data.revokedAt === null ? [] : [['reason', data.revokedReason ?? ''] as const]),
    ...(data.training ? [['training', t.text('verify.training')] as const] : []),
  ]
  return {
    name: 'act',
    title: verificationTitle(data, t),
    columns: ['what', 'value'].map((key) => ({ key, title: t.text(`verify.column.${key}`), numeric: false })),
    rows: [...factsOf(data, t), ...state].map(([key, value]) => [textCell(t.text(`verify.fact.${key}`)), textCell(value)]),
    ...ofRegister(t),
  }
}

export const SIGNATURE_COLUMNS = ['signer', 'role', 'at', 'serial', 'issuer', 'checked'] as const

/** How far a signature was checked, in words. */
export const checkedText = ({ method, trusted }: Pick<Signature, 'method' | 'trusted'>, t: Translator): string => {
  if (method === 'test') return t.text('signature.test')
  return t.text(trusted === null ? 'signature.notChecked' : trusted ? 'signature.trusted' : 'signature.untrusted')
}

function signaturesView(signatures: readonly Signature[], t: Translator): ViewTable {
  return {
    name: 'signatures',
    title: t.text('signature.title'),
    columns: SIGNATURE_COLUMNS.map((key) => ({ key, title: t.text(`signature.column.${key}`), numeric: false })),
    rows: signatures.map((one) => [one.signer, roleText(one.role, t), momentText(one.at, t), one.serial, one.issuer, checkedText(one, t)].map(textCell)),
    ...ofRegister(t),
  }
}

/** A role as it stands under a document: one of ours in words, any other as it was written. */
export const roleText = (role: string, t: Translator): string => (t.has(`role.${role}`) ? t.text(`role.${role}`) : role)

/** What a paper is for, in words where they are known; an act of the product is called an act. */
export function kindText({ kind, code }: Pick<Document, 'kind' | 'code'>, t: Translator): string {
  if (t.has(`document.kind.${kind}`)) return t.text(`document.kind.${kind}`)
  return code === null ? kind : t.text('document.kind.act')
}

/** What a paper is called: an act by its title and number, any other by the name of its file. */
export function nameText({ titles, number, name }: Pick<Document, 'titles' | 'number' | 'name'>, t: Translator): string {
  if (titles === null) return name
  return number === null ? t.of(titles) : t.text('document.actName', { title: t.of(titles), number })
}

/** The papers of a zone. */
export const documentsPage = definePage({
  path: '/zones/{zone}/documents',
  call: ({ params, search }) => ({ operation: 'listDocuments', input: { zone: params.zone ?? '', kind: search.kind, cursor: search.cursor } }),
  title: (data, t) => t.text('document.list.title', { count: data.items.length, more: data.next === undefined ? 'no' : 'yes', zone: t.of(data.zoneNames) }),
  description: (_data, t) => t.text('document.list.lead'),
  tables: (data, t) => [documentsView(data.items, t)],
})

function documentsView(documents: readonly Document[], t: Translator): ViewTable {
  const columns = ['name', 'kind', 'number', 'dated', 'at', 'by', 'signatures', 'hash']
  return {
    name: 'documents',
    title: t.text('document.list.name'),
    columns: columns.map((key) => ({ key, title: t.text(`document.column.${key}`), numeric: false })),
    rows: documents.map((one) =>
      [nameText(one, t), kindText(one, t), one.number ?? '', one.dated ?? '', one.at, one.uploadedName, String(one.signatures), one.hash].map(textCell),
    ),
    ...ofRegister(t),
  }
}

/** One paper: its file, what is known of it, its signatures, and signing it. */
export const documentPage = definePage({
  path: '/zones/{zone}/documents/{id}',
  call: ({ params }) => ({ operation: 'getDocument', input: { zone: params.zone ?? '', id: params.id ?? '' } }),
  title: (data, t) => t.text('document.title', { name: nameText(data, t), count: data.signatures }),
  description: (data, t) => t.text('document.description', { kind: kindText(data, t), by: data.uploadedName, at: momentText(data.at, t) }),
})

import type { ActDocument } from '#lib/act-document.ts'
import type { Translator } from '#lib/translator.ts'
import type { SessionData } from '../model.ts'

/** Minutes of a session: who was there, what was proposed, how it was voted, conflicts and dissent. */
export const minutesAct = (
  data: SessionData,
): { readonly kind: string; readonly document: (t: Translator) => Omit<ActDocument, 'kind' | 'language' | 'training' | 'number' | 'dated'> } => ({
  kind: 'commission.minutes',
  document: (t) => {
    const names = (ids: readonly string[]) => data.members.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
    const number = (item: string) => data.items.find(({ id }) => id === item)?.number ?? ''
    return {
      title: t.text('session.act.minutes'),
      letterhead: [t.text('acceptance.letterhead.commission')],
      place: data.place,
      facts: [
        [t.text('session.field.day'), t.day(data.day)],
        [t.text('session.fact.present'), t.text('session.presentOf', { here: data.present.length, members: data.members.length })],
        [t.text('session.column.present'), t.list(names(data.present))],
      ],
      sections: [
        {
          kind: 'table',
          heading: t.text('session.part.agenda'),
          columns: [
            { title: t.text('session.column.case') },
            { title: t.text('session.column.proposal') },
            { title: t.text('session.column.for'), figures: true },
            { title: t.text('session.column.against'), figures: true },
            { title: t.text('session.column.abstain'), figures: true },
            { title: t.text('session.column.result') },
          ],
          rows: data.results.map((result) => [
            number(result.item),
            sayPlainly(t, data.items.find(({ id }) => id === result.item)?.proposal),
            String(result.for),
            String(result.against),
            String(result.abstain),
            t.text(result.adopted ? (result.tie ? 'session.result.adoptedByChair' : 'session.result.adopted') : 'session.result.notAdopted'),
          ]),
        },
        ...data.conflicts.map(({ item, member, reason }) => ({
          kind: 'paragraph' as const,
          heading: t.text('session.column.conflict'),
          text: t.text('session.act.conflict', { name: names([member])[0] ?? '', number: number(item), reason }),
        })),
        ...data.votes
          .filter(({ vote }) => vote === 'against')
          .map(({ item, member, opinion }) => ({
            kind: 'paragraph' as const,
            heading: t.text('session.column.dissent'),
            text: t.text('session.act.dissent', { name: names([member])[0] ?? '', number: number(item), opinion }),
          })),
      ],
      signatures: [
        { role: t.text('role.commission.chair'), name: data.members.find(({ chair }) => chair)?.name ?? '' },
        { role: t.text('role.commission.secretary'), name: '' },
      ],
    }
  },
})

/** A message whose values are plain or in several languages, said in one. */
function sayPlainly(t: Translator, said: SessionData['items'][number]['proposal'] | undefined): string {
  if (said === undefined) return ''
  return t.text(said.key, Object.fromEntries(Object.entries(said.values).map(([key, value]) => [key, typeof value === 'object' ? t.of(value) : value])))
}

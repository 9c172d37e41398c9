import type { FormParts, Said, SheetPart, Shown } from '#procedures/cases/model.ts'
import type { AgendaItem } from '../model.ts'
import { owedVotes, quorumOf, type SessionFacts } from '../rules.ts'

const text = (value: string): Shown => (value === '' ? { as: 'missing' } : { as: 'text', text: value })
const word = (key: string): Shown => ({ as: 'said', said: { key, values: {} } })

/** What the page of a session shows: agenda with proposals and results, members with presence, votes and conflicts. */
export function sessionSheet({ data, quorumShare }: SessionFacts): SheetPart[] {
  const needed = quorumOf(data.members.length, quorumShare)
  return [
    {
      title: 'session.part.agenda',
      facts: [
        { label: 'session.field.day', value: { as: 'day', day: data.day } },
        { label: 'session.field.place', value: text(data.place) },
        {
          label: 'session.fact.quorum',
          value: { as: 'said', said: { key: 'session.quorumOf', values: { needed, members: data.members.length, here: data.present.length } } },
        },
      ],
      table: {
        columns: ['case', 'proposal', 'for', 'against', 'abstain', 'barred', 'result'].map((name) => ({
          label: `session.column.${name}`,
          numeric: ['for', 'against', 'abstain', 'barred'].includes(name),
        })),
        rows: data.items.map(({ zone, id, number, proposal }): Shown[] => {
          const result = data.results.find(({ item }) => item === id)
          const figure = (value: number | undefined): Shown => (value === undefined ? { as: 'missing' } : { as: 'number', value, unit: '' })
          return [
            { as: 'link', texts: number, to: `/zones/${zone}/cases/${id}` },
            { as: 'said', said: proposal },
            figure(result?.for),
            figure(result?.against),
            figure(result?.abstain),
            figure(result?.barred),
            result === undefined
              ? { as: 'missing' }
              : word(result.adopted ? (result.tie ? 'session.result.adoptedByChair' : 'session.result.adopted') : 'session.result.notAdopted'),
          ]
        }),
      },
    },
    {
      title: 'session.part.members',
      facts: [],
      table: {
        columns: ['member', 'present', 'voted', 'conflict', 'dissent'].map((name) => ({ label: `session.column.${name}`, numeric: false })),
        rows: data.members.map(({ id, name, chair }): Shown[] => [
          chair ? { as: 'said', said: { key: 'session.chair', values: { name } } } : text(name),
          word(data.present.includes(id) ? 'session.yes' : 'session.no'),
          word(data.votes.some(({ member }) => member === id) ? 'session.yes' : 'session.no'),
          text(
            data.conflicts
              .filter(({ member }) => member === id)
              .map(({ item, reason }) => `${numberOf(data.items, item)}: ${reason}`)
              .join('; '),
          ),
          text(
            data.votes
              .filter((one) => one.member === id && one.vote === 'against')
              .map(({ item, opinion }) => `${numberOf(data.items, item)}: ${opinion}`)
              .join('; '),
          ),
        ]),
      },
    },
  ]
}

const numberOf = (items: SessionFacts['data']['items'], item: string) => items.find(({ id }) => id === item)?.number ?? ''

/** A case of the agenda as it is chosen: its number and whose it is. */
export const caseSaid = (key: 'session.caseOption' | 'session.number', { number, title }: AgendaItem): Said => ({
  key,
  values: { number, party: title.values['party'] ?? '' },
})

/** Forms of a session: the members to tick, the ballot as given rows, the cases a conflict may be declared in. */
export function sessionForm(step: string, { data }: SessionFacts, person?: string): FormParts {
  if (step === 'open') return { present: { rows: data.members.map(({ id, name }) => ({ member: id, label: name, here: 'true' })) } }
  if (step === 'vote') {
    const owed = person === undefined ? data.items.map(({ id }) => id) : owedVotes(data, person)
    const items = data.items.filter(({ id }) => owed.includes(id))
    return {
      votes: {
        rows: items.map(({ id, number }) => ({ case: id, label: number, vote: '', opinion: '' })),
        columnOptions: { case: items.map((item) => ({ id: item.id, said: caseSaid('session.number', item) })) },
      },
    }
  }
  if (step === 'declareConflict') return { case: { options: data.items.map((item) => ({ id: item.id, said: caseSaid('session.number', item) })) } }
  return {}
}

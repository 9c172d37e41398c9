import { Command } from 'commander'
import { ROLES, isRole } from '#lib/access.ts'
import { problemOf } from '../http/problems.ts'
import { Stop } from '../stop.ts'
import { operatorActor, withProduct, type OpenProduct, type Tools } from './tools.ts'

type Invitation = { readonly email: string; readonly role: string; readonly zone?: string; readonly party?: string; readonly until?: string }

export const personCommand = (tools: Tools): Command => {
  const person = new Command('person').description('people who may sign in')
  person
    .command('invite')
    .description('invite somebody to a role; without a mail server the link is printed')
    .requiredOption('--email <email>', 'whom')
    .requiredOption('--role <role>', `one of ${ROLES.filter((role) => role !== 'public' && role !== 'person').join(', ')}`)
    .option('--zone <zone>', 'limit the role to this zone')
    .option('--party <id>', 'limit the role to this organisation')
    .option('--until <day>', 'last day of the role, such as 2027-12-31')
    .action(async ({ email, role, zone, party, until }: Invitation) => {
      if (!isRole(role)) throw new Stop('stop.usage', { message: `--role ${role}: expected ${ROLES.join(', ')}` })
      await withProduct(tools, async (product) => {
        const made = await ask(tools, product, 'invite', { email, role, zone, party, to: until, language: tools.t.language })
        console.log(textIn(made, 'link') ?? tools.t.text('person.invited', { email, day: (textIn(made, 'expiresAt') ?? '').slice(0, 10) }))
      })
    })
  person
    .command('list')
    .description('list people with their roles')
    .action(async () => {
      await withProduct(tools, async (product) => {
        let cursor: string | undefined
        do {
          const page = await ask(tools, product, 'listPeople', { limit: 500, cursor })
          for (const row of rowsIn(page))
            console.log([textIn(row, 'id'), textIn(row, 'name'), textIn(row, 'email'), rowsIn(row, 'grants').map(placed).join(',')].join('\t'))
          cursor = textIn(page, 'next')
        } while (cursor !== undefined)
      })
    })
  return person
}

/** Asks for an operation as whoever sits at this machine; a refusal ends the program with its sentence. */
async function ask(tools: Tools, product: OpenProduct, name: string, input: object): Promise<unknown> {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  const answer = await product.dispatch.answer(name, given, { actor: operatorActor(), language: tools.t.language, now: product.clock.now() })
  if (answer.ok) return JSON.parse(answer.value.json)
  const problem = problemOf(answer, tools.t)
  throw new Stop('stop.usage', { message: [problem.detail, ...(problem.faults ?? []).map(({ path, message }) => `${path}: ${message}`)].join(' ') })
}

const fieldIn = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined

function textIn(value: unknown, name: string): string | undefined {
  const found = fieldIn(value, name)
  return typeof found === 'string' ? found : undefined
}

function rowsIn(value: unknown, name = 'items'): unknown[] {
  const found = fieldIn(value, name)
  return Array.isArray(found) ? found : []
}

/** A role with its place: `zone.admin@bektemir`. */
const placed = (grant: unknown): string =>
  [textIn(grant, 'role'), textIn(grant, 'zone') ?? textIn(grant, 'party')].filter((part) => part !== undefined).join('@')

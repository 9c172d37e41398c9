import { createHash } from 'node:crypto'
import { canonical } from '@sanoat/composite'
import type { Writer } from '#platform/database/sql.ts'
import type { ReferenceFile, ReferenceRow } from '#platform/reference.ts'
import { methodContent, type MethodContent, type MethodItem } from './model.ts'
import { insertVersion, latestShipped } from './store.ts'

export const RATING_FILES = ['rating_methods', 'rating_pillars', 'rating_items'] as const

/** Who made the shipped versions. */
const SHIPPED = 'sanoat'

/** Loads the shipped methods; one whose content differs from its latest shipped version gets a new version, saved versions stay as they are. */
export async function loadRatingMethods(writer: Writer, [methods, pillars, items]: readonly ReferenceFile[], now: Date): Promise<void> {
  for (const [position, row] of (methods?.rows ?? []).entries()) {
    const content = contentOf(row, pillars?.rows ?? [], items?.rows ?? [])
    const text = canonical(content)
    const hash = hashContent(content)
    const standing = await latestShipped(writer, row.text('id'))
    if (standing?.hash === hash) continue
    await insertVersion(
      writer,
      {
        id: row.text('id'),
        position,
        names: row.texts('name'),
        notes: row.texts('note'),
        mark: row.text('mark'),
        own: false,
        content: text,
        hash,
        reason: '',
        actor: SHIPPED,
      },
      now,
    )
  }
}

/** SHA-256 of a method's canonical JSON: the same for the same method, whatever the order of its properties. */
export const hashContent = (content: MethodContent): string => createHash('sha256').update(canonical(content)).digest('hex')

function contentOf(row: ReferenceRow, pillars: readonly ReferenceRow[], items: readonly ReferenceRow[]): MethodContent {
  const id = row.text('id')
  const read = methodContent.safeParse({
    normalisation: row.text('normalisation'),
    winsorise: row.text('winsorise') === 'yes',
    aggregation: row.text('aggregation'),
    coverage: row.number('coverage'),
    pillars: pillars
      .filter((pillar) => pillar.text('method') === id)
      .map((pillar) => ({
        code: pillar.text('code'),
        names: pillar.texts('name'),
        weight: pillar.number('weight'),
        items: items.filter((item) => item.text('method') === id && item.text('pillar') === pillar.text('code')).map(itemOf),
      })),
  })
  if (!read.success) throw new Error(`Cannot read the rating method ${id}: ${JSON.stringify(read.error.issues)}`)
  return read.data
}

function itemOf(item: ReferenceRow): MethodItem {
  const [low, high] = [item.number('goalpost_low'), item.number('goalpost_high')]
  return {
    code: item.text('indicator'),
    weight: item.number('weight') ?? 1,
    direction: item.text('direction') === 'down' ? 'down' : 'up',
    goalposts: low === null || high === null ? null : { low, high },
    threshold: item.number('threshold'),
    intended: item.number('intended'),
  }
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestProduct, type TestProduct } from '../../../test/support/product.ts'

let product: TestProduct
let head: string
beforeAll(async () => {
  product = await openTestProduct()
  head = await product.keyFor('directorate.head')
})
afterAll(async () => {
  await product.drop()
})

const get = async (url: string) => (await product.server.inject({ url })).json()
const post = (url: string, key: string, payload: object) => product.server.inject({ method: 'POST', url, headers: { authorization: `Bearer ${key}` }, payload })

type Row = { subject: string; rank: number | null; rankLow: number | null; rankHigh: number | null; score: number | null; missing: string[]; coverage: number }
const rowOf = (body: { rows: Row[] }, zone: string) => body.rows.find(({ subject }) => subject === zone)

describe('the shipped methods', () => {
  test('are six, each with names in four languages and its certainty', async () => {
    const { items } = await get('/api/rating/methods')
    expect(items.map(({ id, mark }: { id: string; mark: string }) => [id, mark])).toEqual([
      ['paper-table', 'assumed'],
      ['paper-five', 'paper'],
      ['paper-four', 'paper'],
      ['ksz-default', 'assumed'],
      ['iprs', 'assumed'],
      ['eip', 'unverified'],
    ])
    for (const { names } of items) expect(Object.values(names).every((name) => name !== '')).toBe(true)
  })

  test('SIZ default has the nine pillars of the dictionary with weights that sum to 1, and scores no figure of size', async () => {
    const { content } = await get('/api/rating/methods/ksz-default')
    expect(content.pillars.map(({ weight }: { weight: number }) => weight)).toEqual([0.2, 0.12, 0.15, 0.15, 0.13, 0.1, 0.07, 0.05, 0.03])
    expect(JSON.stringify(content)).not.toContain('"ECO-01"')
  })

  test('thresholds of the eco-industrial frame are not verified and stay empty', async () => {
    const { content } = await get('/api/rating/methods/eip')
    expect(
      content.pillars.flatMap((pillar: { items: { threshold: null }[] }) => pillar.items.map(({ threshold }) => threshold)).every((one: null) => one === null),
    ).toBe(true)
  })

  test('an unknown method is told so', async () => {
    expect((await product.server.inject({ url: '/api/rating?method=nobody' })).statusCode).toBe(404)
  })
})

describe('a rating of the eight zones of the article', () => {
  test('all eight are ranked by the figures the article gives for every zone; every rank lies in its interval', async () => {
    const body = await get('/api/rating?method=paper-table')
    expect(body).toMatchObject({ ranked: 8, period: '2025', pairs: 28 })
    expect(body.firmPairs).toBeLessThan(28)
    for (const { rank, rankLow, rankHigh } of body.rows) expect(rankLow <= rank && rank <= rankHigh).toBe(true)
    // Largest in enterprises (110) and workers (750) of table 1.
    expect(rowOf(body, 'sirgali')).toMatchObject({ missing: [], coverage: 1 })
    expect(body.rows[0].subject).toBe('sirgali')
  })

  test('size by hand: Yakkasaroy has 52 of 45–110 enterprises and the fewest workers', async () => {
    const body = await get('/api/rating?method=paper-five')
    const parts = rowOf(body, 'yakkasaroy')
    expect(parts).toMatchObject({ rank: null, score: null, missing: ['INFRA-01', 'INV-01'] })
    const scores = new Map(JSON.parse(JSON.stringify(parts)).pillars.map((one: { code: string; score: number | null }) => [one.code, one.score]))
    expect(scores.get('ECO-01')).toBeCloseTo((100 * (52 - 45)) / (110 - 45), 10)
    expect(scores.get('SOC-01')).toBe(0)
    expect(scores.get('ECO-07')).toBe(100)
  })

  test('by the five indicators only the three zones with a stated infrastructure level reach 70 % and are ranked', async () => {
    const body = await get('/api/rating?method=paper-five')
    const ranked = body.rows.filter(({ rank }: Row) => rank !== null).map(({ subject }: Row) => subject)
    expect(ranked.toSorted()).toEqual(['chilonzor-1', 'sirgali', 'uchtepa'])
  })

  test('by the four of the proposal nobody is ranked: investment and export are stated of no zone', async () => {
    const body = await get('/api/rating?method=paper-four')
    expect(body.ranked).toBe(0)
    expect(body.rows).toHaveLength(8)
    expect(rowOf(body, 'sirgali')?.missing).toEqual(['INV-01', 'TRADE-01'])
    expect(body.messages[0]).toMatchObject({ code: 'nobodyRanked' })
  })

  test('a score opens down to the claims: contributions add up, values carry quotes', async () => {
    const body = await get('/api/rating/trace/sirgali')
    type Node = { code: string; parent: string | null; contribution: number; claims: { value: number; quote: string }[] }
    const parts: Node[] = body.nodes.filter(({ parent }: Node) => parent === 'TOTAL')
    expect(parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(body.score, 8)
    const workers: Node | undefined = body.nodes.find(({ code }: Node) => code === 'SOC-01')
    expect(workers?.claims).toMatchObject([{ value: 750 }])
    expect(workers?.claims[0]?.quote).toContain('750')
  })

  test('two methods side by side over the zones both rank', async () => {
    const body = await get('/api/rating/comparison?method=paper-table&against=paper-five')
    expect(body.rows.filter(({ shift }: { shift: number | null }) => shift !== null)).toHaveLength(3)
    expect(body.changes.length).toBeGreaterThan(0)
  })

  test('what drives the order cannot be told where nobody is ranked', async () => {
    expect((await product.server.inject({ url: '/api/rating/sensitivity?method=paper-four' })).json()).toMatchObject({ code: 'rating.nothingRanked' })
    expect((await get('/api/rating/sensitivity')).factors.map(({ factor }: { factor: string }) => factor).toSorted()).toEqual([
      'aggregation',
      'normalisation',
      'weights',
    ])
  })

  test('a territory without zones says so', async () => {
    expect(await get('/api/rating?place=1718')).toMatchObject({ ranked: 0, rows: [], messages: [{ code: 'noZones' }] })
  })
})

describe('a method is saved as a new version', () => {
  test('the old version stays, the difference is told, and the same content is not saved twice', async () => {
    const { content, method } = await get('/api/rating/methods/paper-five')
    const changed = { ...content, coverage: 0.6 }
    const saved = await post('/api/rating/methods/paper-five', head, { basedOn: 1, content: changed, reason: 'Fewer figures are at hand' })
    expect(saved.json()).toMatchObject({ version: 2, own: true })
    const after = await get('/api/rating/methods/paper-five')
    expect(after.changes).toEqual([{ kind: 'coverage', subject: '', from: '0.7', to: '0.6' }])
    expect((await get('/api/rating/methods/paper-five?version=1')).method.hash).toBe(method.hash)
    expect((await get('/api/rating?method=paper-five')).ranked).toBe(8)
    expect((await post('/api/rating/methods/paper-five', head, { basedOn: 2, content: changed, reason: 'Once more the same' })).json()).toMatchObject({
      code: 'rating.method.unchanged',
    })
    expect((await post('/api/rating/methods/paper-five', head, { basedOn: 1, content, reason: 'Based on what is gone' })).json()).toMatchObject({
      code: 'rating.method.moved',
    })
  })

  test('every fault is told with its place', async () => {
    const item = { weight: 1, direction: 'up', goalposts: null, threshold: null, intended: null }
    const names = { uz: 'x', 'uz-Cyrl': 'x', ru: 'x', en: 'x' }
    const pillar = {
      code: 'ALL',
      names,
      weight: 0,
      items: [
        { ...item, code: 'ECO-99' },
        { ...item, code: 'LAND-01' },
        { ...item, code: 'SOC-01', goalposts: { low: 5, high: 5 } },
      ],
    }
    const content = { pillars: [pillar], normalisation: 'minMax', winsorise: false, aggregation: 'arithmetic', coverage: 0.7 }
    const answer = await post('/api/rating/methods/mine', head, { names: { uz: 'Meniki', ru: 'Моя', en: 'Mine' }, content, reason: 'To see the faults' })
    expect(answer.json().faults.map(({ code }: { code: string }) => code)).toEqual([
      'input.indicatorUnknown',
      'input.indicatorNeutral',
      'input.goalposts',
      'input.noWeight',
    ])
  })
})

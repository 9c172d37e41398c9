import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { questions } from './support/questions.ts'
import { cookieFor, makePerson, trainingCookie } from './support/people.ts'
import { openTestProduct, type TestProduct } from './support/product.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
  await trainingCookie(product, 'directorate.head')
  const texts = JSON.stringify({ uz: 'Mashq yoʻnalishi', 'uz-Cyrl': 'Машқ йўналиши', ru: 'Учебное направление', en: 'Training line' })
  const square = JSON.stringify({
    type: 'Polygon',
    coordinates: [
      [
        [69.1, 41.2],
        [69.2, 41.2],
        [69.2, 41.3],
        [69.1, 41.2],
      ],
    ],
  })
  // Everything a zone may have beside claims, so that a list that forgets to leave it out would show it.
  await product.database.writers.query("update zone set boundary = $1, latitude = 41.2, longitude = 69.1, founded = 2025 where zone_id = 'oquv-zona'", [square])
  await product.database.writers.query("insert into zone_direction (zone_id, position, ifut, labels) values ('oquv-zona', 0, '23', $1)", [texts])
  await product.database.writers.query(
    "insert into zone_event (zone_id, id, date, type, titles, source) values ('oquv-zona', 'training-event', '2026-01-01', 'founded', $1, (select min(id) from source))",
    [texts],
  )
})
afterAll(() => product.drop())

const MADE_UP = /oquv-zona|Oʻquv (zonasi|direksiyasi|komissiyasi)|Mashq yoʻnalishi|training-event/

describe('the training zone is in nothing public', () => {
  test.for(questions())('$name', async ({ url }) => {
    const answer = await product.server.inject(url)
    expect(answer.statusCode).toBe(200)
    expect(MADE_UP.exec(answer.body)?.[0]).toBeUndefined()
  })

  test.each([
    '/api/search?q=oquv',
    '/api/search?q=Oʻquv%20zonasi',
    '/api/claims?subject=oquv-zona',
    '/api/official-values?measure=workers&subject=oquv-zona',
    '/sitemap.xml',
    '/uz',
    '/uz/zones',
  ])('%s', async (url) => {
    const { body } = await product.server.inject(url)
    expect(MADE_UP.exec(body.replaceAll(/<(link|meta)[^>]*>/g, ''))?.[0]).toBeUndefined()
  })

  test('no claim is made about it, by hand or by file', async () => {
    const cookie = await cookieFor(product, await makePerson(product, 'real@example.uz', [{ role: 'directorate.specialist' }]))
    const claim = {
      subject: 'oquv-zona',
      measure: 'workers',
      value: 1,
      unit: 'person',
      period: '2025',
      periodBasis: 'stated',
      qualifier: 'exact',
      scope: 'zone',
      source: 'paper-text',
      locator: 'a',
      quote: '',
    }
    expect((await product.server.inject({ method: 'POST', url: '/api/claims', headers: { cookie }, payload: claim })).statusCode).toBeGreaterThanOrEqual(400)
    const file = 'subject,measure,period,value,unit,source\noquv-zona,workers,2023,700,person,paper-text\n'
    const answer = await product.server.inject({
      method: 'POST',
      url: '/api/imports/claims?name=a.csv',
      headers: { cookie, 'content-type': 'text/csv' },
      payload: file,
    })
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
  })
})

test('a database that is somebody’s own is given neither training zone nor training people', async () => {
  const own = await openTestProduct()
  const rows = await own.database.readers.query('select (select count(*) from person)::int as people, (select count(*) from zone where training)::int as zones')
  expect(rows.rows).toEqual([{ people: 0, zones: 0 }])
  await own.drop()
})

test('its own page is there for whoever is led to it', async () => {
  const answer = await product.server.inject('/api/zones/oquv-zona')
  expect([answer.statusCode, answer.json().training]).toEqual([200, true])
})

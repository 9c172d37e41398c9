import { describe, expect, test } from 'vitest'
import { checkSaid, type Said } from './rules/check.ts'
import { joinResidencies, mayReside } from './rules/residency.ts'
import { bareName, findTwins, type Comparable } from './rules/twins.ts'
import { mayMerge, maySetStatus } from './rules/status.ts'

const NOTHING: Said = { stir: '', ifut: '', hsCodes: [], headJshshir: '', phone: '', email: '', account: '', mfo: '', foreignShare: null, registeredOn: null }
const faultsOf = (said: Partial<Said>, strict = true) =>
  checkSaid({ ...NOTHING, ...said }, '2026-11-25', strict).faults.map(({ path, code }) => `${path} ${code}`)

describe('what is said of an enterprise', () => {
  test('may be nothing but its name', () => {
    expect(faultsOf({})).toEqual([])
  })

  test.each<[string, Partial<Said>, string[]]>([
    ['a STIR of eight digits', { stir: '20123456' }, ['stir input.stir.length']],
    ['a STIR with a letter', { stir: '20123456A' }, ['stir input.stir.digits']],
    ['a STIR of nines', { stir: '999999999' }, ['stir input.stir.allEqual']],
    // The number of a public package, whose check digit would be 0 (PROCEDURES 1.4).
    ['a JSHSHIR that does not add up', { headJshshir: '30101990123458' }, ['headJshshir input.jshshir.checkDigit']],
    ['a JSHSHIR born on 31 February', { headJshshir: '33102990123450' }, ['headJshshir input.jshshir.birthDay']],
    ['a foreign phone', { phone: '+7 495 123-45-67' }, ['phone input.phone']],
    ['an account without its bank', { account: '20208000123456789001' }, ['mfo input.mfoMissing']],
    ['an account of 19 digits', { account: '2020800012345678900', mfo: '00014' }, ['account input.account']],
    ['an IFUT section that does not exist', { ifut: 'V' }, ['ifut input.activity']],
    ['an HS code of five digits', { hsCodes: ['62034', '6203'] }, ['hsCodes input.hs']],
    ['a share above one', { foreignShare: 1.5 }, ['foreignShare input.foreignShare']],
    ['a share that is no number', { foreignShare: Number.NaN }, ['foreignShare input.foreignShare']],
    ['a registration to come', { registeredOn: '2026-11-26' }, ['registeredOn input.future']],
    [
      'several at once',
      { stir: '1', phone: '1', email: 'nobody', mfo: '1' },
      ['stir input.stir.length', 'phone input.phone', 'email input.email', 'mfo input.mfo'],
    ],
  ])('is refused with %s', (_name, said, faults) => {
    expect(faultsOf(said)).toEqual(faults)
  })

  test('is brought into one form', () => {
    const { value, faults } = checkSaid(
      {
        ...NOTHING,
        stir: '301 234 567',
        phone: '(90) 123-45-67',
        ifut: '14.13',
        hsCodes: ['6203 42', '620342'],
        account: '2020 8000 1234 5678 9001',
        mfo: '00014',
      },
      '2026-11-25',
      true,
    )
    expect(faults).toEqual([])
    expect(value).toMatchObject({ stir: '301234567', phone: '+998901234567', ifut: '1413', hsCodes: ['620342'], account: '20208000123456789001', mfo: '00014' })
  })

  test('from a file is only warned of a personal number that does not add up, and never repeats it', () => {
    const checked = checkSaid({ ...NOTHING, headJshshir: '30101990123458' }, '2026-11-25', false)
    expect(checked.faults).toEqual([])
    expect(checked.warnings).toEqual([{ path: 'headJshshir', code: 'input.jshshir.checkDigit' }])
    expect(faultsOf({ headJshshir: '3010199012345' }, false)).toEqual(['headJshshir input.jshshir.length'])
  })
})

describe('two records of one enterprise', () => {
  const firm = (id: string, name: string, more: Partial<Comparable> = {}): Comparable => ({
    id,
    name,
    stir: null,
    phone: null,
    headName: '',
    training: false,
    ...more,
  })

  test('have one name whatever its script, quotes and legal form', () => {
    expect(bareName('“Oltin Tola” MChJ')).toBe(bareName('МЧЖ «Олтин тола»'))
    expect(bareName('ООО "Oltin Tola"')).toBe(bareName('OLTIN-TOLA'))
  })

  test('are proposed with their reasons, those with more first', () => {
    const all = [
      firm('a', '"Oltin Tola" MChJ', { stir: '301234567', phone: '+998901234567' }),
      firm('b', 'Олтин Тола МЧЖ', { phone: '+998901234567' }),
      firm('c', 'Boshqa nom', { phone: '+998901234567' }),
    ]
    expect(findTwins(all)).toEqual([
      { first: 'a', second: 'b', reasons: ['name', 'phone'] },
      { first: 'a', second: 'c', reasons: ['phone'] },
      { first: 'b', second: 'c', reasons: ['phone'] },
    ])
  })

  test.each([
    ['two taxpayers', [firm('a', 'Tola', { stir: '301234567' }), firm('b', 'Tola', { stir: '301234568' })]],
    ['a training one and a real one', [firm('a', 'Tola'), firm('b', 'Tola', { training: true })]],
    ['a whole building under one phone', ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => firm(id, id, { phone: '+998901234567' }))],
    ['those of whom nothing is known', [firm('a', 'MChJ'), firm('b', 'MChJ')]],
  ])('are not seen in %s', (_name, all) => {
    expect(findTwins(all)).toEqual([])
  })

  const known = { status: 'active', statusFrom: null, mergedInto: null, training: false } as const
  test.each([
    ['itself', { ...known, id: 'a', stir: null }, { ...known, id: 'a', stir: null }, 'enterprise.sameRecord'],
    ['one that is itself joined', { ...known, id: 'a', stir: null }, { ...known, id: 'b', stir: null, mergedInto: 'c' }, 'enterprise.isMerged'],
    ['another taxpayer', { ...known, id: 'a', stir: '301234567' }, { ...known, id: 'b', stir: '301234568' }, 'enterprise.twoTaxpayers'],
    ['a training one', { ...known, id: 'a', stir: null }, { ...known, id: 'b', stir: null, training: true }, 'training.mixed'],
  ])('are not joined into %s', (_name, from, into, code) => {
    expect(mayMerge(from, into)).toMatchObject({ ok: false, code })
  })

  test('keep one residency where theirs overlap, and all others', () => {
    const spell = (id: string, party: string, zone: string, since: string, until: string | null) => ({ id, party, zone, since, until })
    const joined = joinResidencies(
      [spell('1', 'a', 'sirgali', '2020-05-01', '2022-12-31'), spell('2', 'a', 'uchtepa', '2021-01-01', null)],
      [spell('3', 'b', 'sirgali', '2019-01-01', '2020-06-01'), spell('4', 'b', 'sirgali', '2024-01-01', null)],
    )
    expect(joined.kept.toSorted((x, y) => x.id.localeCompare(y.id))).toEqual([
      { id: '1', zone: 'sirgali', since: '2019-01-01', until: '2022-12-31' },
      { id: '2', zone: 'uchtepa', since: '2021-01-01', until: null },
      { id: '4', zone: 'sirgali', since: '2024-01-01', until: null },
    ])
    expect(joined.dropped.map(({ id }) => id)).toEqual(['3'])
  })
})

test.each([
  ['the last day of an earlier one', '2025-12-31', 'residency.overlaps'],
  ['the day after it', '2026-01-01', 'ok'],
])('a residency may begin on %s: %s', (_name, since, code) => {
  const standing = [{ id: '1', party: 'a', zone: 'sirgali', since: '2025-01-01', until: '2025-12-31' }]
  const answer = mayReside({ zone: 'sirgali', party: 'a', since, until: null }, standing)
  expect(answer.ok ? 'ok' : answer.code).toBe(code)
})

test.each([
  ['the same', 'active', '2026-01-01', 'enterprise.sameStatus'],
  ['one from a day to come', 'closed', '2026-11-26', 'enterprise.statusFuture'],
  ['one from before the present', 'closed', '2019-12-31', 'enterprise.statusEarlier'],
  ['another from today', 'closed', '2026-11-25', 'ok'],
] as const)('a status may be followed by %s: %s', (_name, status, from, code) => {
  const answer = maySetStatus(
    { id: 'a', stir: null, training: false, mergedInto: null, status: 'active', statusFrom: '2020-01-01' },
    status,
    from,
    '2026-11-25',
  )
  expect(answer.ok ? 'ok' : answer.code).toBe(code)
})

import { expect, test } from 'vitest'
import { createBuilder, openDataSet, parseSpecification, ranksOfNode, scoresOf } from './index.ts'

test('the example of the README: goalposts by hand, and a unit below its weight coverage is not ranked', () => {
  const specification = parseSpecification({
    version: 1,
    structure: {
      code: 'index',
      children: [
        { code: 'jobs', goalposts: [0, 500] },
        { code: 'waste', direction: -1, goalposts: [0, 20] },
      ],
    },
    steps: [
      { do: 'normalise', with: { method: 'goalposts' } },
      { do: 'aggregate', coverage: { weight: 0.7 } },
    ],
  })
  const data = openDataSet({ units: ['A', 'B'], columns: { jobs: [120, 480], waste: [3, null] } })
  if (!specification.ok || !data.ok) throw new Error('both are valid')
  const build = createBuilder(data.value).build(specification.value)
  if (!build.ok) throw new Error('it can be built')
  // jobs 120/500 = 24, waste 1 − 3/20 = 85: mean 54.5.
  expect([...scoresOf(build.value)]).toEqual([54.5, Number.NaN])
  expect([...ranksOfNode(build.value)]).toEqual([1, 0])
  expect(build.value.messages.map((message) => message.code)).toEqual(expect.arrayContaining(['small.units', 'aggregate.unranked']))
})

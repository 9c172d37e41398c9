import { expect, test } from 'vitest'
import { compareUzbek } from './collation.ts'

test('digraphs are letters after z', () => {
  const shuffled = ['Oʻzbekiston', 'Olmazor', 'Shayxontohur', 'Sirgʻali', 'Zarbdor', 'Chilonzor', 'Gʻijduvon', 'Guliston', 'Bektemir']
  expect(shuffled.toSorted(compareUzbek)).toEqual([
    'Bektemir',
    'Guliston',
    'Olmazor',
    'Sirgʻali',
    'Zarbdor',
    'Oʻzbekiston',
    'Gʻijduvon',
    'Shayxontohur',
    'Chilonzor',
  ])
})

test('numbers compare by value', () => {
  expect(['Chilonzor-10', 'Chilonzor-2', 'Chilonzor-1'].toSorted(compareUzbek)).toEqual(['Chilonzor-1', 'Chilonzor-2', 'Chilonzor-10'])
})

test('Cyrillic follows its own alphabet: Ў Қ Ғ Ҳ last', () => {
  expect(['Ҳазорасп', 'Ўзбекистон', 'Қарши', 'Юнусобод', 'Ғузор'].toSorted(compareUzbek)).toEqual(['Юнусобод', 'Ўзбекистон', 'Қарши', 'Ғузор', 'Ҳазорасп'])
})

test('equal texts compare as equal and case decides last', () => {
  expect(compareUzbek('Bektemir', 'Bektemir')).toBe(0)
  expect(compareUzbek('bektemir', 'Bektemir')).toBe(-compareUzbek('Bektemir', 'bektemir'))
})

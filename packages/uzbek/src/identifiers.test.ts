import { expect, test } from 'vitest'
import { checkJshshir, checkStir, jshshirCheckDigit } from './identifiers.ts'

test.each([
  ['20012345', 'stir.length'],
  ['2001234567', 'stir.length'],
  ['', 'stir.length'],
  ['20012345a', 'stir.digits'],
  ['222222222', 'stir.allEqual'],
])('STIR %s is refused', (text, code) => {
  expect(checkStir(text)).toMatchObject({ ok: false, code })
})

test('a well-formed STIR passes, spaces or not; an unusual first digit warns', () => {
  expect(checkStir('200 123 456')).toEqual({ ok: true, value: { stir: '200123456' } })
  expect(checkStir('500123456')).toEqual({ ok: true, value: { stir: '500123456', warning: 'stir.unusualFirstDigit' } })
})

// 3·7+0·3+1·1 + 0·7+1·3+9·1 + 9·7+0·3+1·1 + 2·7+3·3+4·1 + 5·7 = 160, so the check digit is 0
test('the check digit of 3010199012345 is 0', () => {
  expect(jshshirCheckDigit('3010199012345')).toBe(0)
  expect(checkJshshir('30101990123450')).toEqual({
    ok: true,
    value: { jshshir: '30101990123450', sex: 'male', birthDay: '1999-01-01', district: '012', serial: '345' },
  })
})

test.each([
  ['30101990123458', 'jshshir.checkDigit'],
  ['3010199012345', 'jshshir.length'],
  ['3010199012345x', 'jshshir.digits'],
  ['00101990123450', 'jshshir.century'],
  ['70101990123450', 'jshshir.century'],
  ['33102990123450', 'jshshir.birthDay'],
])('JSHSHIR %s is refused', (text, code) => {
  expect(checkJshshir(text)).toMatchObject({ ok: false, code })
})

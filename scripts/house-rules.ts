import { globSync, readFileSync } from 'node:fs'

/** Rules of the house that no other tool knows. Each names the file, the line and what was expected. */

type Rule = { readonly name: string; readonly in: string; readonly not?: RegExp; readonly finds: RegExp; readonly expected: string }

const RULES: readonly Rule[] = [
  {
    name: 'SQL only in stores and platform',
    in: 'src/**/*.ts',
    not: /^src\/(platform\/|.*store\.ts$)|\.test\.ts$/,
    finds: /\bsql(<[^`]*>)?`/,
    expected: 'a function of the module’s store',
  },
  {
    name: 'no machine paths or registries',
    in: '{src,packages,db,scripts,test,bench,docs}/**/*.{ts,tsx,js,md,sql,csv,json}',
    finds: /["'`( ](\/work\/|\/root\/|\/home\/\w)|https?:\/\/registry\./,
    expected: 'nothing that exists on one machine only',
  },
  {
    name: 'no clock in pure files',
    in: 'src/**/{model,rules,procedure,contract}.ts',
    finds: /\bnew Date\(\)|Date\.now\(\)/,
    expected: 'the time as an argument',
  },
  {
    name: 'nothing unfinished',
    in: '{src,packages,scripts,test,bench}/**/*.{ts,tsx}',
    not: /house-rules\.ts$/,
    finds: /\b(TODO|FIXME|XXX)\b|not implemented|coming soon/i,
    expected: 'the thing itself',
  },
]

let faults = 0
for (const rule of RULES) {
  for (const file of globSync(rule.in)) {
    if (rule.not?.test(file) === true || file.includes('node_modules')) continue
    readFileSync(file, 'utf8')
      .split('\n')
      .forEach((line, index) => {
        if (!rule.finds.test(line)) return
        console.log(`${file}:${index + 1}: ${rule.name}: expected ${rule.expected}\n    ${line.trim().slice(0, 140)}`)
        faults++
      })
  }
}
process.exit(faults === 0 ? 0 : 1)

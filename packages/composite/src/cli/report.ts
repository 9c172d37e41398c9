import { ranksOfNode, type Build } from '../build.ts'
import type { Diagnostics } from '../diagnostics/diagnose.ts'
import type { Message } from '../outcome.ts'
import { hashSpecification } from '../specification/specification.ts'
import type { RankInterval } from '../uncertainty/rankIntervals.ts'
import type { StudyResult } from '../uncertainty/summary.ts'
import { REPORT_STYLE } from './reportStyle.ts'
import { describeStep } from './stepTexts.ts'
import { describeMessage } from './texts.ts'

export interface ReportContent {
  readonly build: Build
  /** Names by row of the observations. */
  readonly names: readonly string[]
  readonly diagnostics: Diagnostics
  readonly study: StudyResult | undefined
  readonly messages: readonly Message[]
}

/** A self-contained page: no script, no address outside itself. */
export function reportHtml(content: ReportContent): string {
  const { build } = content
  const title = build.specification.name ?? build.tree.top.name
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}: composite indicator report</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
<p class="soft">${build.units.length} units, ${build.tree.indicators.length} indicators, ${build.tree.levels} levels.</p>
${methodSection(build)}
${messageSection(content.messages)}
${leagueSection(content)}
${sensitivitySection(content.study)}
${importanceSection(build, content.diagnostics)}
${removalSection(content.diagnostics)}
${indicatorSection(content.diagnostics)}
<h2>Specification</h2>
<details><summary>Every parameter, as JSON</summary><pre>${escape(JSON.stringify(build.specification, null, 2))}</pre></details>
<p class="note">SHA-256 of the specification: <code>${hashSpecification(build.specification)}</code></p>
</main>
</body>
</html>
`
}

function methodSection(build: Build) {
  return `<section><h2 id="method">How it is built</h2><ol>${build.specification.steps.map((step) => `<li>${escape(describeStep(step))}</li>`).join('')}</ol></section>`
}

const MOST_MESSAGES = 25

function messageSection(messages: readonly Message[]) {
  const sentences = [...new Set(messages.map((message) => `<li class="${message.severity}">${escape(describeMessage(message))}</li>`))]
  if (sentences.length === 0) return ''
  const rest = sentences.slice(MOST_MESSAGES)
  const more = rest.length > 0 ? `<details><summary>${rest.length} more</summary><ul>${rest.join('')}</ul></details>` : ''
  return `<section><h2 id="notes">What to know before reading on</h2><ul>${sentences.slice(0, MOST_MESSAGES).join('')}</ul>${more}</section>`
}

function leagueSection({ build, names, study }: ReportContent) {
  const { tree } = build
  const ranks = ranksOfNode(build)
  const pillars = tree.top.children.map((child) => tree.nodes[child])
  const order = [...build.units.keys()].sort((a, b) => (build.times?.[b] ?? 0) - (build.times?.[a] ?? 0) || (ranks[a] || Infinity) - (ranks[b] || Infinity))
  const ranked = ranks.reduce((most, rank) => Math.max(most, rank), 1)
  const header = [
    '<th scope="col">Rank</th>',
    '<th scope="col" class="text">Unit</th>',
    ...(build.times ? ['<th scope="col">Year</th>'] : []),
    `<th scope="col">${escape(tree.top.name)}</th>`,
    ...(study ? ['<th scope="col">90 % of runs</th>', `<th scope="col">P(top ${study.top})</th>`, '<th scope="col" class="text">Where it may stand</th>'] : []),
    ...pillars.map((pillar) => `<th scope="col">${escape(pillar.name)}</th>`),
  ]
  const rows = order.map((i) => {
    const row = build.rows[i]
    const interval = study?.intervals[row]
    const cells = [
      `<td>${ranks[i] || 'not ranked'}</td>`,
      `<th scope="row">${escape(names[row] ?? build.units[i])}</th>`,
      ...(build.times ? [`<td>${build.times[i]}</td>`] : []),
      `<td>${figure(build.scores[tree.top.index][i])}</td>`,
      ...(interval && study ? intervalCells(interval, ranked) : []),
      ...pillars.map((pillar) => `<td>${figure(build.scores[pillar.index][i])}</td>`),
    ]
    return `<tr>${cells.join('')}</tr>`
  })
  const caption = study
    ? `Bars: ranks between which the unit stands in 90 % of ${study.counted} runs; mark: its rank by the specification. ${study.failures.length} runs failed and are left out.`
    : 'Ranks without an uncertainty study say nothing about how firm they are; add --uncertainty.'
  return `<section><h2 id="league">Ranking</h2><div class="wide" tabindex="0" role="region" aria-labelledby="league"><table><caption>${caption}</caption><thead><tr>${header.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div></section>`
}

function intervalCells(row: RankInterval, ranked: number) {
  if (row.runs === 0) return ['<td>–</td>', '<td>–</td>', '<td></td>']
  const x = (rank: number) => (((rank - 1) / Math.max(1, ranked - 1)) * 98 + 1).toFixed(2)
  const width = Math.max(1, Number(x(row.high)) - Number(x(row.low))).toFixed(2)
  const label = `${row.unit}: rank ${Math.round(row.low)} to ${Math.round(row.high)}, by the specification ${row.nominal || 'not ranked'}`
  const tick = row.nominal > 0 ? `<rect class="tick" x="${(Number(x(row.nominal)) - 0.4).toFixed(2)}" y="1" width="0.8" height="14"/>` : ''
  return [
    `<td>${Math.round(row.low)}–${Math.round(row.high)}</td>`,
    `<td>${(row.topProbability * 100).toFixed(0)} %</td>`,
    `<td class="chart"><svg viewBox="0 0 100 16" preserveAspectRatio="none" role="img" aria-label="${escape(label)}"><line class="grid" x1="0" x2="100" y1="8" y2="8"/><rect class="bar" x="${x(row.low)}" y="4" width="${width}" height="8"/>${tick}</svg></td>`,
  ]
}

function sensitivitySection(study: StudyResult | undefined) {
  if (!study || study.sensitivity.length === 0) return ''
  const rows = study.sensitivity
    .toSorted((a, b) => b.total - a.total)
    .map((row) => {
      const span = (value: number, [low, high]: readonly [number, number]) => `<td>${figure(value)}</td><td>${figure(low)} – ${figure(high)}</td>`
      const bar = `<svg viewBox="0 0 100 16" preserveAspectRatio="none" role="img" aria-label="Total effect ${figure(row.total)}"><rect class="bar" x="0" y="4" width="${(Math.max(0, Math.min(1, row.total)) * 100).toFixed(1)}" height="8"/></svg>`
      return `<tr><th scope="row">${escape(row.factor)}</th>${span(row.first, row.firstInterval)}${span(row.total, row.totalInterval)}<td class="chart">${bar}</td></tr>`
    })
  return `<section><h2 id="drivers">What drives the order</h2><p>Share of the variance of the mean rank shift that each choice explains alone (first) and with all its interactions (total), with 90 % bootstrap intervals.</p><div class="wide" tabindex="0" role="region" aria-labelledby="drivers"><table><thead><tr><th scope="col">Choice</th><th scope="col">First</th><th scope="col">90 %</th><th scope="col">Total</th><th scope="col">90 %</th><th scope="col" class="text">Total</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`
}

function importanceSection(build: Build, diagnostics: Diagnostics) {
  const rows = diagnostics.importance
    .filter((node) => node.level === build.tree.levels - 1 || build.tree.levels === 2)
    .toSorted((a, b) => b.effectiveWeight - a.effectiveWeight)
    .map(
      (node) =>
        `<tr><th scope="row">${escape(build.tree.byCode.get(node.code)?.name ?? node.code)}</th><td>${figure(node.nominalWeight)}</td><td>${percent(node.effectiveWeight)}</td><td>${percent(node.mainEffect)}</td><td>${alphaOf(diagnostics, node.code)}</td></tr>`,
    )
  return `<section><h2 id="importance">Weight and importance</h2><p>The effective weight is what the method says; the main effect (η²) is the share of the total’s variance a pillar explains. They seldom agree.</p><div class="wide" tabindex="0" role="region" aria-labelledby="importance"><table><thead><tr><th scope="col">Node</th><th scope="col">Weight</th><th scope="col">Effective</th><th scope="col">Main effect</th><th scope="col">Cronbach’s α</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`
}

function alphaOf(diagnostics: Diagnostics, code: string) {
  const group = diagnostics.groups.find((candidate) => candidate.code === code)
  return group?.alpha === undefined ? '–' : figure(group.alpha)
}

function removalSection(diagnostics: Diagnostics) {
  const rows = diagnostics.removals
    .toSorted((a, b) => b.meanRankShift - a.meanRankShift)
    .slice(0, 15)
    .map(
      (removal) =>
        `<tr><th scope="row">${escape(removal.code)}</th><td>${removal.level}</td><td>${figure(removal.meanRankShift)}</td><td>${removal.maxRankShift}</td></tr>`,
    )
  return `<section><h2 id="removal">Leaving one out</h2><div class="wide" tabindex="0" role="region" aria-labelledby="removal"><table><caption>The fifteen nodes whose absence would move ranks most.</caption><thead><tr><th scope="col">Without</th><th scope="col">Level</th><th scope="col">Mean rank shift</th><th scope="col">Largest</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`
}

function indicatorSection(diagnostics: Diagnostics) {
  const rows = diagnostics.raw.map((row) => {
    const after = diagnostics.treated.find((treated) => treated.code === row.code)
    return `<tr><th scope="row">${escape(row.code)}</th><td>${percent(row.availability)}</td><td>${figure(row.min)}</td><td>${figure(row.median)}</td><td>${figure(row.max)}</td><td>${figure(row.skewness)}</td><td>${figure(row.kurtosis)}</td><td>${figure(after?.skewness ?? Number.NaN)}</td></tr>`
  })
  return `<section><h2 id="indicators">Indicators</h2><div class="wide" tabindex="0" role="region" aria-labelledby="indicators"><table><thead><tr><th scope="col">Indicator</th><th scope="col">Present</th><th scope="col">Min</th><th scope="col">Median</th><th scope="col">Max</th><th scope="col">Skewness</th><th scope="col">Kurtosis</th><th scope="col">Skewness treated</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`
}

function figure(x: number) {
  if (Number.isNaN(x)) return '–'
  const size = Math.abs(x)
  return x.toFixed(size >= 1000 ? 0 : size >= 100 ? 1 : 2).replace('-', '−')
}

function percent(x: number) {
  return Number.isNaN(x) ? '–' : `${(x * 100).toFixed(1)} %`
}

function escape(text: string) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

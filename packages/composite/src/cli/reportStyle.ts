/** One page, system fonts, two quiet colours, dark and print included. */
export const REPORT_STYLE = `
:root{--ink:#1c2430;--soft:#5a6675;--line:#dde3ea;--paper:#fff;--band:#f5f7fa;--accent:#1f5f8b;--mark:#c4d8e6;--warn:#8a5a00}
@media (prefers-color-scheme:dark){:root{--ink:#e6ebf1;--soft:#9fabb9;--line:#333d49;--paper:#14191f;--band:#1b222a;--accent:#7db7de;--mark:#2c4558;--warn:#e0b060}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:76rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .35rem}
h2{font-size:1.2rem;margin:2.6rem 0 .5rem;padding-top:1rem;border-top:1px solid var(--line)}
p{max-width:46rem;margin:.4rem 0}
.soft{color:var(--soft)}
small,caption,.note{color:var(--soft);font-size:.86rem}
caption{text-align:left;padding-bottom:.4rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:.92rem}
th,td{padding:.3rem .55rem;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap;vertical-align:middle}
th{font-weight:600;color:var(--soft);font-size:.82rem}
th[scope=row]{color:var(--ink);font-weight:500;font-size:inherit}
th:first-child,td.text,th.text,th[scope=row]{text-align:left}
tbody tr:nth-child(even){background:var(--band)}
td.chart{width:100%;min-width:9rem}
svg{display:block;width:100%;height:1.15rem}
svg .bar{fill:var(--mark)}
svg .tick{fill:var(--accent)}
svg .grid{stroke:var(--line);stroke-width:1}
ul{padding-left:1.1rem;max-width:48rem}
li{margin:.25rem 0}
code{overflow-wrap:anywhere}
.warning::marker{color:var(--warn)}
details{margin:.6rem 0}
summary{cursor:pointer}
pre{background:var(--band);border:1px solid var(--line);padding:.9rem;overflow:auto;font-size:.8rem;line-height:1.4}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1.2rem;margin:.8rem 0}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
a:focus-visible,summary:focus-visible,.wide:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@page{size:A4 landscape;margin:14mm}
@media print{body{font-size:9.5pt}th,td{padding:.15rem .35rem}main{padding:0;max-width:none}.wide{overflow:visible}h2{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}details:not([open]){display:none}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`

#include "report/formats/html/style.h"

namespace payout {

// Contrast of every text color with its background is at least 4.5 : 1 in both schemes (WCAG 2 AA).
const std::string_view html_style = R"css(
:root {
  color-scheme: light dark;
  --paper: #ffffff; --wash: #f4f6f8; --ink: #1b2430; --quiet: #566273; --rule: #d5dbe2; --strong-rule: #8591a0;
  --accent: #0b5c8a; --flag: #8a4b00; --flag-wash: #fdf1df;
  --s1: #0b6fa4; --s2: #d07a00; --s3: #2b8a5d; --s4: #a8467a; --s5: #6b5bb5; --s6: #7d8793; --s7: #b3402f;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14191f; --wash: #1d242c; --ink: #e6eaef; --quiet: #a3afbd; --rule: #333d48; --strong-rule: #667485;
    --accent: #7cc4ee; --flag: #f5c583; --flag-wash: #3a2a12;
    --s1: #4ba3d8; --s2: #f0a848; --s3: #5cc294; --s4: #de86b3; --s5: #a79bea; --s6: #9aa5b1; --s7: #ee8673;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 "Source Sans 3", "Segoe UI", system-ui, "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
  font-variant-numeric: tabular-nums lining-nums;
}
main { max-width: 66rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
article + article { margin-top: 4rem; padding-top: 3rem; border-top: 3px double var(--strong-rule); }
h1 { font-size: 1.75rem; line-height: 1.2; font-weight: 650; letter-spacing: -.01em; margin: 0 0 .4rem; }
h2 { font-size: 1.2rem; line-height: 1.3; font-weight: 650; margin: 2.6rem 0 .6rem; padding-top: .55rem;
  border-top: 2px solid var(--ink); }
sup.mark { font-size: .7em; line-height: 0; margin-left: .1em; color: var(--quiet); }
p { margin: .5rem 0; max-width: 52rem; overflow-wrap: anywhere; }
p.detail, tr.note td, figcaption small { color: var(--quiet); font-size: .9rem; }
p.detail { padding-left: 1rem; }
p.point { margin-top: 1.4rem; break-after: avoid; }
pre { overflow-x: auto; }
code { font: .92em ui-monospace, "Liberation Mono", Menlo, monospace; overflow-wrap: anywhere; }
strong.word { color: var(--flag); letter-spacing: .03em; }
.lead { font-size: 1.075rem; color: var(--quiet); }
.flag { display: inline-block; margin: 0 0 .75rem; padding: .1rem .6rem; border: 1px solid currentColor;
  border-radius: .2rem; font-size: .8rem; font-weight: 650; letter-spacing: .06em; text-transform: uppercase;
  color: var(--flag); background: var(--flag-wash); }
ul.figures { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.25rem 0; padding: 0; list-style: none; }
ul.figures li { flex: 1 1 11rem; padding: .6rem .9rem .7rem; background: var(--wash);
  border-top: 3px solid var(--strong-rule); }
ul.figures span, ul.figures strong, ul.figures small { display: block; }
ul.figures span, ul.figures small { font-size: .875rem; color: var(--quiet); }
ul.figures strong { font-size: 1.4rem; font-weight: 600; line-height: 1.3; }
ul.figures li:last-child { border-top-color: var(--accent); }
ul.figures li:last-child strong { color: var(--accent); }
nav ul { display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; margin: 1.25rem 0 0; padding: 0; list-style: none;
  font-size: .925rem; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.scroll { overflow-x: auto; margin: .75rem 0 1.25rem; }
table { width: 100%; border-collapse: collapse; font-size: .95rem; line-height: 1.4; }
caption { text-align: left; font-weight: 600; padding: .2rem 0 .35rem; }
th, td { padding: .32rem .75rem .32rem 0; text-align: left; vertical-align: baseline; overflow-wrap: break-word; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-bottom: 1px solid var(--strong-rule); font-size: .9em; font-weight: 600; color: var(--quiet);
  vertical-align: bottom; }
tbody th { font-weight: 500; min-width: 6rem; }
.num + th:not(.num), .num + td:not(.num) { padding-left: .75rem; }
tbody { border-bottom: 1px solid var(--rule); }
tr.note td { padding: 0 0 .3rem 1rem; }
tr.note td { max-width: 0; }
table.narrow { width: auto; min-width: min(24rem, 100%); } table.narrow th, table.narrow td { padding-right: 2rem; }
tbody.total th, tbody.total td { font-weight: 650; } tbody.total { border-top: 1px solid var(--ink); }
tbody.total tr.note td { font-weight: 400; }
.slim { display: none; }
tfoot th, tfoot td { font-weight: 650; border-top: 1px solid var(--ink); border-bottom: 3px double var(--ink); }
.num { text-align: right; white-space: nowrap; }
.wide table { font-size: .875rem; } .wide th:not(:last-child),
.wide td:not(:last-child) { padding-right: .55rem; }
thead th.num { white-space: normal; }
.fix, time { white-space: nowrap; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
figure { margin: 1.5rem 0; break-inside: avoid; }
figcaption { font-weight: 600; margin-bottom: .4rem; }
svg { display: block; width: 100%; min-width: 42rem; height: auto; }
svg text { font-size: 13px; fill: var(--ink); }
svg .quiet { fill: var(--quiet); }
svg .strong { font-weight: 600; }
svg .end { text-anchor: end; }
svg .middle { text-anchor: middle; }
svg .grid { stroke: var(--rule); stroke-width: 1; }
svg .axis { stroke: var(--strong-rule); stroke-width: 1; }
svg .line { fill: none; stroke-width: 2.25; stroke-linejoin: round; }
svg .cliff { stroke: var(--s7); stroke-width: 1.25; stroke-dasharray: 4 3; }
svg .event { fill: var(--ink); }
svg rect { stroke: var(--paper); stroke-width: 1; }
svg .f1 { fill: var(--s1); } svg .f2 { fill: var(--s2); } svg .f3 { fill: var(--s3); } svg .f4 { fill: var(--s4); }
svg .f5 { fill: var(--s5); } svg .f6 { fill: var(--s6); } svg .f7 { fill: var(--s7); }
svg .l1 { stroke: var(--s1); } svg .l2 { stroke: var(--s2); } svg .l3 { stroke: var(--s3); }
svg .l4 { stroke: var(--s4); } svg .l5 { stroke: var(--s5); } svg .l6 { stroke: var(--s6); }
svg .l2 { stroke-dasharray: 8 3; } svg .l3 { stroke-dasharray: 3 3; } svg .l4 { stroke-dasharray: 10 3 2 3; }
svg .l5 { stroke-dasharray: 14 4; } svg .l6 { stroke-dasharray: 2 4; }
svg .rest { fill-opacity: .3; stroke: var(--s1); }
@media screen and (max-width: 500px) {
  main { padding: 1.25rem 1rem 2rem; }
  h1 { font-size: 1.4rem; }
  .scroll { overflow: visible; }
  figure .scroll { overflow-x: auto; }
  table, caption, thead, tbody, tfoot, tr, th, td { display: block; }
  thead { display: none; }
  tbody tr, tfoot tr { padding: .3rem 0; }
  tbody th, td { min-width: 0; padding: .05rem 0; }
  td[data-label] { display: flex; justify-content: flex-end; }
  td[data-label]::before { content: attr(data-label); color: var(--quiet); font-size: .85rem; flex: none; max-width: 55%;
    margin-right: auto; padding-right: 1rem; }
  td:empty { display: none; }
  tr.note td { max-width: none; padding: 0 0 .3rem; }
  .num, .fix { white-space: normal; }
  .num { text-align: left; }
  .wide td:not(:last-child), .wide th:not(:last-child) { padding-right: 0; }
  .num + td:not(.num) { padding-left: 0; }
  table.narrow { width: 100%; } table.narrow th, table.narrow td { padding-right: 0; }
  tfoot th, tfoot td { border: 0; }
  tfoot tr { border-top: 1px solid var(--ink); border-bottom: 3px double var(--ink); }
  svg { min-width: 34rem; }
  .broad { display: none; }
  .slim { display: block; } .slim svg { min-width: 0; }
}
footer { margin-top: 3rem; font-size: .875rem; color: var(--quiet); }
@page wide { size: landscape; }
@media print {
  @page { margin: 18mm 15mm 18mm; }
  body { font-size: 9.5pt; line-height: 1.4; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  h1 { font-size: 17pt; } h2 { font-size: 12pt; margin-top: 16pt; break-after: avoid; }
  table { font-size: 9pt; } p.detail, tr.note td { font-size: 8.25pt; }
  ul.figures { margin: 8pt 0; gap: 5pt; } ul.figures span, ul.figures small { font-size: 8.5pt; }
  ul.figures li { flex-basis: 8rem; padding: 4pt 6pt; background: none; border: 1px solid var(--rule);
    border-top: 2pt solid var(--strong-rule); }
  ul.figures strong { font-size: 13pt; }
  .scroll { overflow: visible; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  tbody, figure, table.few, .wide table.short { break-inside: avoid; }
  thead, p.point + p { break-after: avoid; }
  h2[id$="options-day-by-day"], h2[id$="all-interpretations"] { break-before: page; border-top: 0; margin-top: 0; }
  h2 + .scroll, h2 + figure, h2 + p, h2 + p + .scroll, h2 + p + figure { break-before: avoid; }
  tfoot, tbody.total { break-before: avoid; }
  caption, figcaption { break-after: avoid; }
  p { orphans: 3; widows: 3; }
  article + article { break-before: page; margin: 0; padding: 0; border: 0; }
  svg { min-width: 0; }
  article.wide { page: wide; }
  .wide table { font-size: 8.25pt; } .wide th:not(:last-child), .wide td:not(:last-child) { padding-right: .5rem; }
  .small table { font-size: 6.75pt; } .small th:not(:last-child), .small td:not(:last-child) { padding-right: .3rem; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)css";

}  // namespace payout

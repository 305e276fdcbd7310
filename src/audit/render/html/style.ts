/** The style of the page: both colour schemes, paper, small screens. */
export const style = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1a1d21;--muted:#5c6470;--line:#d9dde3;--soft:#f5f6f8;--focus:#1d4ed8;--accent:#1d4ed8;
--ineligible:#b42318;--unlisted:#c2500a;--unknown:#6d3fc0;--limited:#8f6a00;--eligible:#1d4ed8;--zero:#0b7268;--other:#667085;--node:#3a4250;--on:#fff}
@media (prefers-color-scheme:dark){:root{--bg:#14171b;--fg:#e8eaed;--muted:#a3abb6;--line:#363c45;--soft:#1d2127;--focus:#8ab4ff;--accent:#8ab4ff;
--ineligible:#ff8a80;--unlisted:#ffab66;--unknown:#c5a6ff;--limited:#ecc94b;--eligible:#8ab4ff;--zero:#4fd1c0;--other:#a3abb6;--node:#c7ccd4;--on:#14171b}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}
.page{max-width:1240px;margin:0 auto;padding:24px 20px 48px}
h1{font-size:26px;line-height:1.25;margin:0 0 4px}
h2{font-size:19px;margin:40px 0 10px;padding-bottom:6px;border-bottom:1px solid var(--line)}
h3{font-size:15px;margin:20px 0 6px}
p{margin:8px 0;max-width:78ch}
a{color:var(--accent)}
code,pre{font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
code{overflow-wrap:break-word}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.skip{position:absolute;left:-9999px}
.skip:focus{left:12px;top:12px;background:var(--bg);padding:8px 12px;z-index:1}
.hidden-visually{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.lead{font-size:16px}
.small,.note{font-size:13px;color:var(--muted)}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(165px,1fr));gap:10px 24px;margin:18px 0;padding:14px 16px;background:var(--soft);border:1px solid var(--line);border-radius:8px}
.facts dt{font-size:12.5px;color:var(--muted)}
.facts dd{margin:0;overflow-wrap:anywhere}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(145px,1fr));gap:12px;margin:18px 0;padding:0;list-style:none}
.tile{display:block;width:100%;height:100%;text-align:left;padding:12px 14px;border:1px solid var(--line);border-top:4px solid currentColor;border-radius:8px;background:var(--bg);text-decoration:none;font:inherit;cursor:pointer}
.tile .number{display:block;font-size:28px;line-height:1.15;font-weight:650;font-variant-numeric:tabular-nums}
.tile .name{display:block;color:var(--fg);font-weight:600}
.tile .what{display:block;font-size:12.5px;line-height:1.35;color:var(--muted)}
.tile[aria-pressed=true]{background:var(--soft);box-shadow:inset 0 0 0 2px currentColor}
.v-ineligible{color:var(--ineligible);fill:var(--ineligible)}.v-unlisted{color:var(--unlisted);fill:var(--unlisted)}
.v-unknown{color:var(--unknown);fill:var(--unknown)}.v-limited{color:var(--limited);fill:var(--limited)}
.v-eligible{color:var(--eligible);fill:var(--eligible)}.v-zero-by-default{color:var(--zero);fill:var(--zero)}
.v-not-openai{color:var(--other);fill:var(--other)}
.badge{display:inline-block;border:1px solid currentColor;border-radius:999px;padding:1px 9px;font-size:12.5px;font-weight:600;white-space:nowrap}
.badge::before{content:"";display:inline-block;width:8px;height:8px;border-radius:50%;background:currentColor;margin-right:6px}
.severity{font-size:12px;font-weight:700}.s-error{color:var(--ineligible)}.s-warn{color:var(--limited)}.s-accepted{color:var(--muted)}
.gate{border-left:4px solid var(--zero);padding:8px 14px;background:var(--soft)}.gate.fails{border-color:var(--ineligible)}
svg{display:block;width:100%;height:auto;margin:12px 0;font-family:inherit}
svg text{fill:var(--fg);font-size:12.5px}
svg .heading{font-weight:650}svg .count{fill:var(--muted);font-size:12px}
.flow .label{paint-order:stroke;stroke:var(--bg);stroke-width:4px;stroke-linejoin:round}
.flow .link{fill-opacity:.34}.flow .link:hover{fill-opacity:.6}.flow .node{fill:var(--node)}
.legend{display:flex;flex-wrap:wrap;gap:6px 18px;margin:8px 0;padding:0;list-style:none;font-size:13px}
.legend span::before{content:"";display:inline-block;width:11px;height:11px;border-radius:2px;background:currentColor;margin-right:6px}
.legend b{font-weight:400;color:var(--fg)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{text-align:left;vertical-align:top;padding:8px 10px;border-bottom:1px solid var(--line)}
thead th{position:sticky;top:0;background:var(--bg);border-bottom:2px solid var(--line);white-space:nowrap}
tbody th{font-weight:400}
th button{font:inherit;font-weight:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer}
th button::after{content:"\\2195";color:var(--muted);margin-left:6px}
th[aria-sort=ascending] button::after{content:"\\2191";color:var(--fg)}th[aria-sort=descending] button::after{content:"\\2193";color:var(--fg)}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
#calls-table{table-layout:fixed;min-width:960px}#calls-table th:nth-child(1){width:13%}#calls-table th:nth-child(2){width:21%}#calls-table th:nth-child(3){width:18%}#calls-table th:nth-child(4){width:15%}#calls-table td{overflow-wrap:break-word}
.date{white-space:nowrap}.notes{margin:4px 0;padding-left:20px}.sources{padding-left:24px}.sources li{margin:6px 0}.sources li:target{background:var(--soft)}
td ul,.outside{margin:0;padding:0;list-style:none}td li+li{margin-top:6px}
.outside li{padding:8px 0;border-bottom:1px solid var(--line)}
details.code{margin-top:6px}summary{cursor:pointer;color:var(--accent);font-size:13px;width:max-content}
pre{margin:6px 0 0;padding:8px 10px;background:var(--soft);border:1px solid var(--line);border-radius:6px;overflow-x:auto;tab-size:2}
pre code{overflow-wrap:normal}
.line-number{display:inline-block;min-width:3.5ch;margin-right:12px;text-align:right;color:var(--muted);user-select:none}
.filters{display:flex;flex-wrap:wrap;gap:10px 16px;align-items:end;margin:12px 0;padding:12px 14px;background:var(--soft);border:1px solid var(--line);border-radius:8px}
.filters[hidden]{display:none}
.filters label{display:grid;gap:3px;font-size:12.5px;color:var(--muted)}.filters .check{display:flex;align-items:center;gap:6px;color:var(--fg);font-size:14px;padding-bottom:6px}
.filters input[type=search],.filters select,.filters button,.more button{font:inherit;font-size:14px;color:var(--fg);background:var(--bg);border:1px solid var(--line);border-radius:6px;padding:6px 9px;max-width:260px}
.filters input[type=search]{width:230px}.filters button,.more button{cursor:pointer}
.filters output{flex-basis:100%;font-size:13.5px;color:var(--muted)}
.terms{display:grid;grid-template-columns:max-content 1fr;gap:6px 18px;max-width:90ch}.terms dt{font-weight:600}.terms dd{margin:0}
footer{margin-top:40px;padding-top:12px;border-top:1px solid var(--line)}
@media screen{.later{display:none}}
@media (max-width:760px){.scroll>svg{min-width:720px}.scroll>.wide{min-width:860px}}
@media (max-width:640px){.page{padding:16px 12px}.terms{grid-template-columns:1fr;gap:2px}.terms dd{margin-bottom:8px}}
@media print{
@page{size:A4 landscape;margin:12mm}
:root{color-scheme:light;--bg:#fff;--fg:#000;--muted:#444;--line:#bbb;--soft:#f5f6f8;--accent:#000;--ineligible:#b42318;--unlisted:#c2500a;--unknown:#6d3fc0;--limited:#8f6a00;--eligible:#1d4ed8;--zero:#0b7268;--other:#667085;--node:#3a4250}
body{font-size:10.5pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.page{max-width:none;padding:0}.more,.filters,.skip,summary{display:none!important}
.tiles{grid-template-columns:repeat(7,1fr);gap:6px}.tile{padding:6px 8px;break-inside:avoid}
.scroll{overflow:visible}table{font-size:9pt}thead{display:table-header-group}thead th{position:static}
th button::after{content:none!important}
tr,li,.facts,svg{break-inside:avoid}svg{max-height:140mm}#calls-table{min-width:0}h2,h3{break-after:avoid}
details.code::details-content{content-visibility:visible;display:block}
pre{white-space:pre-wrap;max-width:none;font-size:8pt}
a[href^=http]::after{content:" <" attr(href) ">";font-size:8pt;overflow-wrap:anywhere}
}
`.trim();

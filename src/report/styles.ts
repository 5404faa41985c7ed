/** What a page and a picture of a report look like. Written by the program alone: no text of a file is ever in it. */
import { dark, light, shadeOpacity, type Colours } from './colours';
import { markup } from './markup';

const pictureRules = markup`
.picture text{font:11px system-ui,-apple-system,"Segoe UI",sans-serif;fill:var(--words)}
.picture .title{font-weight:600}
.picture .channel,.picture .scale{font-size:10px;fill:var(--quiet)}
.trace{fill:none;stroke:var(--trace);stroke-width:.8;stroke-linejoin:round}
.bar{fill:none;stroke:var(--words);stroke-width:1.5}
.shade{fill:var(--mark);fill-opacity:${shadeOpacity}}
.shade.rejected{fill-opacity:.05}
.edge{fill:none;stroke:var(--mark)}
.edge.proposed{stroke-dasharray:4 3}
.edge.rejected{stroke-dasharray:1 3}
.band{fill:var(--mark)}
.band.proposed{fill-opacity:.55}
.band.rejected{fill:none;stroke:var(--mark)}
.shade.was{fill:none}
.edge.was{stroke:var(--words);stroke-width:1.3;stroke-dasharray:4 3}
.band.was{fill:none;stroke:var(--words)}`;

function variables(colours: Colours): string {
  return Object.entries(colours)
    .filter(([, colour]) => typeof colour === 'string')
    .map(([name, colour]) => `--${name}:${String(colour)}`)
    .join(';');
}

function categoryRules({ category }: Colours): string {
  return Object.entries(category)
    .map(([name, colour]) => `.${name}{--mark:${colour}}`)
    .join('');
}

/** For a picture in a file of its own, which stands on white wherever it is shown. */
export const pictureStyle = markup`svg{${variables(light)};background:${light.ground}}${categoryRules(light)}${pictureRules}`;

export const pageStyle = markup`
:root{color-scheme:light dark;${variables(light)}}
${categoryRules(light)}
@media screen and (prefers-color-scheme:dark){:root{${variables(dark)}}${categoryRules(dark)}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem;max-width:56rem;background:var(--ground);color:var(--words);font:15px/1.45 system-ui,-apple-system,"Segoe UI",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;margin:0 0 .25rem}
h2{font-size:1.15rem;margin:2rem 0 .5rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
h3{font-size:1rem;margin:0}
p{margin:.25rem 0}
a{color:inherit}
.quiet{color:var(--quiet)}
table{border-collapse:collapse;width:100%}
td:first-child{width:45%}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line)}
article{margin:1rem 0;padding:.75rem 1rem;background:var(--panel);border-left:3px solid var(--line);break-inside:avoid}
article.added{border-color:var(--added)}article.removed{border-color:var(--removed)}article.changed{border-color:var(--changed)}
.sign{font-size:.8rem;font-weight:600;margin-right:.5rem}
.added .sign{color:var(--added)}.removed .sign{color:var(--removed)}.changed .sign{color:var(--changed)}
figure{margin:.5rem 0;overflow-x:auto;background:var(--ground);padding:.5rem}
.picture{display:block;max-width:100%;height:auto}
@media screen and (max-width:40rem){.picture{max-width:none}}
ul{margin:.25rem 0;padding-left:1.2rem}
${pictureRules}
@page{margin:14mm}
@media print{body{padding:0;max-width:none;font-size:10pt}.shade,.band,article{print-color-adjust:exact;-webkit-print-color-adjust:exact}h2{break-after:avoid}article{padding:.4rem .6rem}figure{overflow:visible}}
`;

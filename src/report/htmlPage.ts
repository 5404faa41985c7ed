/** A report as one page that needs nothing else: no script, nothing from elsewhere, fit for printing. */
import { counted } from '../base/words';
import { evidenceHeading } from './changeStory';
import { markup, type Markup } from './markup';
import {
  totalText,
  type FileReport,
  type Picture,
  type Report,
  type ToldChange,
  type UnitFileReport,
} from './report';
import { pageStyle } from './styles';
import { inlineSvg } from './tracePicture';

/** Even if text became markup, a browser would run none of it and fetch nothing. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const words = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const;

export function htmlPage(report: Report): string {
  const { before, after, files, unitFiles, picturesEndAt } = report;
  const body = [
    markup`<h1>Changed labels</h1><p>From <b>${before}</b> to <b>${after}</b>: ${totalText(report)}.</p>`,
    ...(picturesEndAt === undefined
      ? []
      : [markup`<p class="quiet">The first ${picturesEndAt} have pictures.</p>`]),
    ...(files.length === 0
      ? [markup`<p>No label file differs.</p>`]
      : [summaryTable('Label file', 'file', files)]),
    ...(unitFiles.length === 0 ? [] : [summaryTable('Corrected motor units', 'units', unitFiles)]),
    ...files.map(fileSection),
    ...unitFiles.map(unitSection),
    markup`<p class="quiet">Pictures show the recording as it is in the folder where this report was made. Dashed: proposed; dotted: rejected. Labels are decisions of people and proposals of a program, no diagnoses.</p>`,
  ];
  return `<!DOCTYPE html>\n${String(markup`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Changed labels: ${before} to ${after}</title>
<style>${pageStyle}</style>
</head>
<body>
${body}
</body>
</html>
`)}`;
}

/** @param target what the sections that the rows lead to are called by, before their number */
function summaryTable(
  title: string,
  target: string,
  files: readonly Pick<FileReport, 'path' | 'summary'>[],
): Markup {
  const rows = files.map(
    ({ path, summary }, i) =>
      markup`<tr><td><a href="#${target}-${i}">${path}</a></td><td>${summary}</td></tr>\n`,
  );
  return markup`<table><thead><tr><th scope="col">${title}</th><th scope="col">What changed</th></tr></thead><tbody>\n${rows}</tbody></table>\n`;
}

function fileSection({ path, was, summary, remarks, changes, leftOut }: FileReport, index: number): Markup {
  const more = leftOut === 0 ? [] : [markup`<p>And ${counted(leftOut, 'more changed label')}.</p>`];
  return markup`<section><h2 id="file-${index}">${path}</h2>
<p>${summary}.${was === undefined ? '' : ` It was called ${was}.`}</p>
${remarks.map((remark) => markup`<p class="quiet">${remark}</p>`)}
${changes.map(changeArticle)}${more}</section>
`;
}

function unitSection({ path, was, summary, lines, leftOut }: UnitFileReport, index: number): Markup {
  const more = leftOut === 0 ? [] : [markup`<p>And ${counted(leftOut, 'more changed unit')}.</p>`];
  return markup`<section><h2 id="units-${index}">${path}</h2>
<p>${summary}.${was === undefined ? '' : ` It was called ${was}.`}</p>
${listOf(lines)}${more}</section>
`;
}

function changeArticle({ story, picture }: ToldChange): Markup {
  const { kind, place, what, status, note, reviews, evidence, evidenceLeftOut } = story;
  const more =
    evidenceLeftOut > 0 && evidence.length > 0
      ? [
          markup`<p class="quiet">${evidenceLeftOut} more ${evidenceLeftOut === 1 ? 'criterion was' : 'criteria were'} looked at.</p>`,
        ]
      : [];
  return markup`<article class="${kind}"><h3><span class="sign">${words[kind]}</span>${place}</h3>
${kind === 'changed' ? [markup`<p>${what}</p>`] : []}${pictureMarkup(picture)}
<p>Status: ${status}${note === undefined ? '' : `. Note: “${note}”`}</p>
${listOf(reviews)}${evidence.length === 0 ? [] : [markup`<p>${evidenceHeading(story)}</p>${listOf(evidence)}`]}${more}</article>
`;
}

function pictureMarkup(picture: Picture): readonly Markup[] {
  if ('body' in picture) return [markup`<figure>${inlineSvg(picture)}</figure>`];
  return picture.missing === '' ? [] : [markup`<p class="quiet">${picture.missing}</p>`];
}

function listOf(items: readonly string[]): readonly Markup[] {
  return items.length === 0 ? [] : [markup`<ul>${items.map((item) => markup`<li>${item}</li>`)}</ul>`];
}

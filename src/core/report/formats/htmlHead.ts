import { languageOfFigures } from '../../base/figures';

/**
 * How an HTML file of ours begins, down to its body, line by line: nothing remote, no script.
 * @param title escaped
 */
export function htmlHead(title: string, style: string): readonly string[] {
  // lines of markup, without words for people
  return [
    '<!doctype html>', // not for the catalogue
    `<html lang="${languageOfFigures()}">`, // not for the catalogue
    '<head>',
    '<meta charset="utf-8">', // not for the catalogue
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`, // not for the catalogue
    '<meta name="viewport" content="width=device-width, initial-scale=1">', // not for the catalogue
    `<title>${title}</title>`,
    '<style>',
    style,
    '</style>',
    '</head>',
    '<body>',
  ];
}

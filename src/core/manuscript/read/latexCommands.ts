/** What a command does with what follows it. */
export type LatexCommand =
  /** Arguments that are no text; optional ones go with them. */
  | { readonly does: 'drop'; readonly arguments: number }
  /** The same, and a work is cited. */
  | { readonly does: 'cite'; readonly arguments: number }
  /** Its argument is put in quotation marks; a key or the like may come before it. */
  | { readonly does: 'quote'; readonly before: number }
  /** The same, set as a block. */
  | { readonly does: 'block'; readonly before: number }
  /** A cell over several columns. */
  | { readonly does: 'cells' }
  /** 0 for one without a level. */
  | { readonly does: 'heading'; readonly level: number }
  | { readonly does: 'note' | 'caption' | 'item' | 'paragraph' | 'row' | 'line' };

const does = (command: LatexCommand, ...names: string[]): [string, LatexCommand][] =>
  names.map(name => [name, command]);

const COMMANDS = new Map<string, LatexCommand>([
  ...does({ does: 'heading', level: 0 }, 'title', 'subtitle', 'minisec'),
  ...does({ does: 'heading', level: 1 }, 'part'),
  ...does({ does: 'heading', level: 2 }, 'chapter', 'addchap'),
  ...does({ does: 'heading', level: 3 }, 'section', 'addsec'),
  ...does({ does: 'heading', level: 4 }, 'subsection'),
  ...does({ does: 'heading', level: 5 }, 'subsubsection'),
  ...does({ does: 'heading', level: 6 }, 'paragraph', 'subparagraph'),
  ...does(
    { does: 'note' },
    'footnote',
    'footnotetext',
    'endnote',
    'marginpar',
    'thanks',
    'sidenote',
    'tablefootnote',
  ),
  ...does({ does: 'caption' }, 'caption', 'captionof', 'subcaption', 'legend'),
  ...does({ does: 'item' }, 'item', 'bibitem'),
  ...does(
    { does: 'paragraph' },
    'par',
    'newpage',
    'clearpage',
    'cleardoublepage',
    'pagebreak',
    'bigskip',
    'medskip',
  ),
  ...does({ does: 'paragraph' }, 'smallskip', 'maketitle', 'tableofcontents', 'appendix'),
  ...does({ does: 'cells' }, 'multicolumn'),
  ...does({ does: 'line' }, 'cline', 'cmidrule', 'cmidrulefull'),
  ...does({ does: 'row' }, 'tabularnewline', 'endhead', 'endfirsthead', 'endfoot', 'endlastfoot'),
  ...does({ does: 'quote', before: 0 }, 'enquote', 'textquote', 'mkbibquote'),
  ...does({ does: 'quote', before: 1 }, 'foreignquote', 'foreigntextquote', 'textcquote', 'hyphenquote'),
  ...does({ does: 'block', before: 0 }, 'blockquote'),
  ...does({ does: 'block', before: 1 }, 'blockcquote', 'foreignblockquote', 'hyphenblockquote'),
  ...does(
    { does: 'drop', arguments: 1 },
    'label',
    'ref',
    'eqref',
    'autoref',
    'pageref',
    'nameref',
    'vref',
    'cref',
  ),
  ...does(
    { does: 'drop', arguments: 1 },
    'Cref',
    'Autoref',
    'input',
    'include',
    'includegraphics',
    'bibliography',
  ),
  ...does(
    { does: 'drop', arguments: 1 },
    'bibliographystyle',
    'usepackage',
    'documentclass',
    'vspace',
    'hspace',
  ),
  ...does(
    { does: 'drop', arguments: 1 },
    'index',
    'color',
    'pagestyle',
    'thispagestyle',
    'hypersetup',
    'url',
    'todo',
  ),
  ...does({ does: 'drop', arguments: 1 }, 'selectlanguage', 'phantom', 'hphantom', 'vphantom', 'date'),
  ...does({ does: 'drop', arguments: 1 }, 'rowcolor', 'cellcolor', 'columncolor', 'footnotemark', 'nocite'),
  ...does(
    { does: 'drop', arguments: 1 },
    'textcolor',
    'href',
    'foreignlanguage',
    'parbox',
    'graphicspath',
    'colorbox',
  ),
  ...does(
    { does: 'drop', arguments: 1 },
    'raisebox',
    'rotatebox',
    'scalebox',
    'pdfbookmark',
    'addbibresource',
  ),
  ...does(
    { does: 'drop', arguments: 1 },
    'linespread',
    'stepcounter',
    'arraystretch',
    'hyperlink',
    'hypertarget',
  ),
  ...does(
    { does: 'drop', arguments: 2 },
    'setlength',
    'addtolength',
    'setcounter',
    'addtocounter',
    'multirow',
  ),
  ...does(
    { does: 'drop', arguments: 2 },
    'newcommand',
    'renewcommand',
    'providecommand',
    'resizebox',
    'rule',
  ),
  ...does({ does: 'drop', arguments: 2 }, 'fontsize', 'DeclareMathOperator', 'definecolor'),
  ...does({ does: 'drop', arguments: 3 }, 'newenvironment', 'renewenvironment', 'addcontentsline'),
]);

/** Commands of natbib, biblatex and apacite; `\citeyear` and `\citeauthor` among them. */
const CITES = /^(?:[a-z]*cite[a-z]*|Cite[a-z]*|[A-Z]?[a-z]*cites)$/;

/** What a command does, by its name without the backslash and the star; undefined for one of which only what follows is text. */
export function latexCommand(name: string): LatexCommand | undefined {
  return COMMANDS.get(name) ?? (CITES.test(name) ? { does: 'cite', arguments: 1 } : undefined);
}

const QUOTES = new Set([
  'quote',
  'quotation',
  'displayquote',
  'displaycquote',
  'quoting',
  'verse',
  'blockquote',
]);
const TABLES = /^(?:tabular[*xy]?|tabulary|longtable|longtabu|tabu|xltabular|supertabular|tblr|longtblr)$/;
const SKIPPED =
  /^(?:verbatim|lstlisting|minted|comment|filecontents|equation|align|alignat|gather|multline|displaymath|math|eqnarray|flalign|tikzpicture|picture|thebibliography|Verbatim|array)\*?$/;

/** What an environment is made of. */
export function environmentOf(name: string): 'quote' | 'table' | 'skipped' | 'other' {
  if (QUOTES.has(name.replace(/\*$/, ''))) return 'quote';
  if (TABLES.test(name)) return 'table';
  return SKIPPED.test(name) ? 'skipped' : 'other';
}

/** How many arguments of the beginning of an environment are no text. */
export function environmentArguments(name: string): number {
  if (/^(?:tabular[*xy]|tabulary|xltabular)$/.test(name)) return 2;
  if (TABLES.test(name) || /^(?:minipage|adjustbox|multicols|wrapfigure|displaycquote)$/.test(name)) return 1;
  return 0;
}

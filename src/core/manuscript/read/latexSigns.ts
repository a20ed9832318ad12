/** Commands that stand for signs. */
const SIGNS: Readonly<Record<string, string>> = {
  ...{ ldots: '…', dots: '…', textellipsis: '…', dotfill: '…', textendash: '–', textemdash: '—' },
  ...{ textquotedblleft: '“', textquotedblright: '”', textquoteleft: '‘', textquoteright: '’' },
  ...{ glqq: '„', grqq: '“', flqq: '«', frqq: '»', glq: '‚', grq: '‘', flq: '‹', frq: '›' },
  ...{ quotedblbase: '„', quotesinglbase: '‚', guillemotleft: '«', guillemotright: '»' },
  ...{ guillemetleft: '«', guillemetright: '»', guilsinglleft: '‹', guilsinglright: '›', og: '«', fg: '»' },
  ...{ ss: 'ß', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', o: 'ø', O: 'Ø', aa: 'å', AA: 'Å', l: 'ł', L: 'Ł' },
  ...{ dh: 'ð', DH: 'Ð', th: 'þ', TH: 'Þ', dj: 'đ', DJ: 'Đ', i: 'ı', j: 'ȷ', textexclamdown: '¡' },
  ...{ textquestiondown: '¿', textbackslash: '\\', textasciitilde: '~', textasciicircum: '^', textbar: '|' },
  ...{ textless: '<', textgreater: '>', textunderscore: '_', textquotesingle: "'", textquotedbl: '"' },
  ...{ textdegree: '°', pounds: '£', euro: '€', texteuro: '€', S: '§', P: '¶', copyright: '©' },
  ...{
    textregistered: '®',
    texttrademark: '™',
    textbullet: '•',
    LaTeX: 'LaTeX',
    TeX: 'TeX',
    textnumero: '№',
  },
  ...{ quad: ' ', qquad: ' ', enspace: ' ', thinspace: ' ', space: ' ', newline: ' ', linebreak: ' ' },
  ...{
    geq: '≥',
    leq: '≤',
    ge: '≥',
    le: '≤',
    times: '×',
    pm: '±',
    kappa: 'κ',
    alpha: 'α',
    textasciigrave: '`',
  },
};

/** What a command stands for, by its name; undefined for one that stands for no sign. */
export function signOf(command: string): string | undefined {
  return Object.hasOwn(SIGNS, command) ? SIGNS[command] : undefined;
}

/** What a backslash before a sign that is no letter stands for. */
export function signOfSymbol(symbol: string): string {
  if (' ,;:!\n\r\t'.includes(symbol)) return symbol === '!' ? '' : ' ';
  return '-/@)]'.includes(symbol) ? '' : symbol;
}

/** Commands that put a mark on the letter after them. */
const ACCENTS: Readonly<Record<string, string>> = {
  ...{
    '`': '\u0300',
    "'": '\u0301',
    '^': '\u0302',
    '~': '\u0303',
    '"': '\u0308',
    '=': '\u0304',
    '.': '\u0307',
  },
  ...{
    u: '\u0306',
    v: '\u030c',
    H: '\u030b',
    r: '\u030a',
    c: '\u0327',
    k: '\u0328',
    d: '\u0323',
    b: '\u0331',
  },
};

/** The mark that a command puts on a letter; undefined for other commands. */
export function accentOf(command: string): string | undefined {
  return Object.hasOwn(ACCENTS, command) ? ACCENTS[command] : undefined;
}

/** A letter with a mark, as one character where there is one. */
export function accented(letter: string, mark: string): string {
  const base = letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter;
  return `${base || '\u00a0'}${mark}`.normalize('NFC');
}

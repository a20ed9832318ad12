import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Letters that the font of our own has not, and the names of files that have them, on Linux, macOS and Windows. */
const SCRIPTS: readonly { readonly letters: RegExp; readonly names: RegExp }[] = [
  // before Han: Japanese is written in both, and its fonts have both
  {
    letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
    names:
      /cjk|noto.*jp|sourcehan|ipag|takao|vlgothic|yugoth|meiryo|msgothic|hiragino sans w|ヒラギノ|unifont/i,
  },
  {
    letters: /\p{Script=Hangul}/u,
    names: /cjk|noto.*kr|sourcehan|nanum|baekmuk|malgun|applesdgothic|applegothic|unifont/i,
  },
  {
    letters: /\p{Script=Han}/u,
    names:
      /cjk|noto.*(sc|tc|hk)\b|sourcehan|wqy|droidsansfallback|uming|ukai|msyh|simsun|pingfang|hiragino sans gb|stheiti|arial ?uni|unifont/i,
  },
  { letters: /\p{Script=Thai}/u, names: /noto.*thai|leelaw|thonburi|garuda|loma|waree|unifont/i },
  {
    letters: /\p{Script=Devanagari}/u,
    names: /(noto|lohit|kohinoor).*devanagari|nirmala|mangal|kohinoor\.tt|unifont/i,
  },
  {
    letters: /\p{Script=Bengali}/u,
    names: /(noto|lohit).*bengali|kohinoorbangla|bangla|nirmala|vrinda|unifont/i,
  },
  { letters: /\p{Script=Tamil}/u, names: /(noto|lohit).*tamil|tamil sangam|nirmala|latha|unifont/i },
];
const FONT = /\.(ttf|ttc|otf)$/i;

/** Fonts of the system for letters that are seldom in fonts; none when a drawing has no such letters. */
export function otherFonts(svg: string): Uint8Array[] {
  if (!SCRIPTS.some(({ letters }) => letters.test(svg))) return [];
  return fontsFor(svg, folders().flatMap(filesIn)).map(file => fs.readFileSync(file));
}

/** Of many files one for each script of a text: the plainest of those that have it. */
export function fontsFor(text: string, files: readonly string[]): string[] {
  const fonts = files.filter(file => FONT.test(file)).sort((a, b) => fancy(a) - fancy(b) || (a < b ? -1 : 1));
  const found = SCRIPTS.filter(({ letters }) => letters.test(text)).flatMap(({ names }) => {
    const font = fonts.find(file => names.test(path.basename(file)));
    return font === undefined ? [] : [font];
  });
  return [...new Set(found)];
}

/** How far a font is from upright letters without serifs, of plain weight: the shorter a name, the less it adds. */
function fancy(file: string): number {
  const name = path.basename(file);
  const isStyled = /bold|light|thin|black|demi|heavy|italic|oblique|mono/i.test(name);
  const hasSerifs = /serif|mincho|song|simsun|myeong|ming/i.test(name);
  return (/unifont/i.test(name) ? 4000 : 0) + (hasSerifs ? 2000 : 0) + (isStyled ? 1000 : 0) + name.length;
}

function filesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => path.join(folder, name));
  } catch {
    // not every system has every folder
    return [];
  }
}

function folders(): string[] {
  const home = os.homedir();
  switch (process.platform) {
    case 'win32':
      return [
        path.join(process.env['WINDIR'] ?? 'C:\\Windows', 'Fonts'),
        path.join(process.env['LOCALAPPDATA'] ?? home, 'Microsoft\\Windows\\Fonts'),
      ];
    case 'darwin':
      return ['/System/Library/Fonts', '/Library/Fonts', path.join(home, 'Library/Fonts')];
    default:
      return ['/usr/share/fonts', '/usr/local/share/fonts', path.join(home, '.local/share/fonts')];
  }
}

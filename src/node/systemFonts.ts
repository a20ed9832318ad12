import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Letters that the font of our own has not. */
const OTHER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}]/u;
/** Fonts with such letters, by the names of their files. */
const NAMES =
  /(noto.*(cjk|thai|devanagari|bengali|tamil)|sourcehan|wqy|droidsansfallback|unifont|arial ?uni|msyh|msgothic|yugoth|simsun|malgun|leelaw|nirmala|pingfang|hiragino|applesdgothic|thonburi|kohinoor).*\.(ttf|ttc|otf)$/i;
/** More fonts would only take time. */
const MOST = 4;

/** Fonts of the system for letters that are seldom in fonts; none when a drawing has no such letters. */
export function otherFonts(svg: string): Uint8Array[] {
  return OTHER.test(svg) ? find().map(file => fs.readFileSync(file)) : [];
}

function find(): string[] {
  const found: string[] = [];
  for (const folder of folders()) {
    let names: string[] = [];
    try {
      names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
    } catch {
      // not every system has every folder
    }
    for (const name of names) {
      if (found.length < MOST && NAMES.test(name)) found.push(path.join(folder, name));
    }
  }
  return found;
}

function folders(): string[] {
  const home = os.homedir();
  switch (process.platform) {
    case 'win32':
      return [path.join(process.env['WINDIR'] ?? 'C:\\Windows', 'Fonts')];
    case 'darwin':
      return ['/System/Library/Fonts', '/Library/Fonts', path.join(home, 'Library/Fonts')];
    default:
      return ['/usr/share/fonts', '/usr/local/share/fonts', path.join(home, '.local/share/fonts')];
  }
}

// npm run charts: the pictures of charts in the docs, made of the sample study.
import fs from 'node:fs';
import path from 'node:path';
import { chartPictures } from './chartPictures';

const FOLDER = 'docs/charts';

void chartPictures().then(pictures => {
  fs.rmSync(FOLDER, { recursive: true, force: true });
  fs.mkdirSync(FOLDER, { recursive: true });
  for (const [name, svg] of pictures) {
    fs.writeFileSync(path.join(FOLDER, name), svg);
    console.log(path.join(FOLDER, name));
  }
});

// Reads every file under a folder once and looks for one word in its bytes; prints how many there are and have it.
import { readdirSync, readFileSync } from 'node:fs';

let read = 0;
let hits = 0;
const walk = (folder) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) walk(path);
    else {
      read++;
      if (readFileSync(path).includes('webim')) hits++;
    }
  }
};
walk(process.argv[2]);
console.log(`${read} ${hits}`);

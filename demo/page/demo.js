/**
 * The demo page: opens both rooms, logs a different user in on each side, and shows what the left room still calls
 * and what the codemod wrote. Everything shown comes from the running rooms and from the codemod's own report.
 */

const byId = (id) => document.getElementById(id);

const ROOMS = [
  { frame: byId('legacy'), user: 'lily', peer: 'tom', hello: '大家好 [微笑]' },
  { frame: byId('migrated'), user: 'tom', peer: 'lily', hello: '收到 [酷]' },
];

start().catch(fail);

async function start() {
  const report = await (await fetch('report.json')).json();
  byId('facts').textContent = report.facts.join('  ·  ');
  showTotals(report);
  showDiff(report.files);
  setInterval(showCalls, 700);
  await Promise.all(ROOMS.map((room, index) => openRoom(room, report.rooms[index])));
  await Promise.all(ROOMS.map(login));
  for (const room of ROOMS) say(room, room.hello);
}

// ------------------------------------------------------------------ rooms

async function openRoom(room, address) {
  await new Promise((resolve) => {
    room.frame.addEventListener('load', resolve, { once: true });
    room.frame.src = address;
  });
  // The page enters as an anonymous viewer first, as it always did.
  await until(room, (page) => page.joinedRoomId, 'enter the room as a viewer');
}

async function login(room) {
  const page = room.frame.contentWindow;
  const form = page.document.getElementById('login_form');
  form.elements.identifier.value = room.user;
  form.elements.userSig.value = `demo-signature-of-${room.user}`;
  page.document.getElementById('login').click();
  await until(
    room,
    (page) => page.loginInfo.identifierNick && page.joinedRoomId,
    'log in and enter the room',
  );
  page.document.getElementById('peer').value = room.peer;
}

function say(room, text) {
  const { document } = room.frame.contentWindow;
  document.getElementById('send_msg_text').value = text;
  document.getElementById('send').click();
}

async function until(room, reached, what) {
  const deadline = Date.now() + 20_000;
  while (!reached(room.frame.contentWindow)) {
    if (Date.now() > deadline) {
      const error = room.frame.contentDocument.getElementById('error')?.textContent ?? '';
      throw new Error(`The ${room.frame.id} room did not ${what} within 20 s. ${error}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}

// ------------------------------------------------------------------ legacy calls

const counts = new Map();

function showCalls() {
  const calls = byId('legacy').contentWindow?.webim?.migrate?.calls?.();
  if (!calls) return;
  byId('callRows').replaceChildren(...byMember(calls).map(callRow));
}

/** One entry per member, with the places it was called from. */
function byMember(calls) {
  const members = new Map();
  for (const { member, count, file, line, replacement } of calls) {
    const entry = members.get(member) ?? { member, count: 0, replacement, places: [] };
    entry.count += count;
    entry.places.push(`${file.replace(/^.*\/legacy\//, '')}:${line}`);
    members.set(member, entry);
  }
  return [...members.values()];
}

function callRow({ member, count, replacement, places }) {
  const changed = counts.has(member) && counts.get(member) !== count;
  counts.set(member, count);
  const row = element('tr', { className: changed ? 'fresh' : '' });
  row.append(
    cell(element('code', { textContent: `webim.${member}` })),
    cell(String(count), 'number'),
    cell(element('code', { textContent: replacement ?? '' })),
    cell(element('code', { className: 'empty', textContent: places.join('  ') })),
  );
  return row;
}

// ------------------------------------------------------------------ report

const BUCKETS = [
  ['all', '提到 SDK 的地方', 'mentions'],
  ['converted', '已迁移', 'converted'],
  ['shim', '留在垫片上', 'kept on the shim'],
  ['person', '需要人看', 'needs a person'],
  ['foreign', '无关', 'not ours'],
];

function bucketName(name) {
  const [, chinese, english] = BUCKETS.find(([bucket]) => bucket === name) ?? ['', name, ''];
  return `${chinese} ${english}`;
}

function showTotals({ totals, findings }) {
  byId('totals').replaceChildren(
    ...BUCKETS.map(([bucket, chinese, english]) => {
      const item = element('li', { className: bucket });
      item.append(element('b', { textContent: String(totals[bucket]) }), chinese, ' ');
      item.append(element('small', { textContent: english }));
      return item;
    }),
  );
  const rest = findings.filter((finding) => finding.bucket === 'shim' || finding.bucket === 'person');
  const table = byId('remaining');
  table.hidden = rest.length === 0;
  table.tBodies[0].replaceChildren(
    ...rest.map((finding) => {
      const row = element('tr');
      row.append(
        cell(element('code', { textContent: `${finding.file}:${finding.line}` })),
        cell(element('code', { textContent: finding.member })),
        cell(bucketName(finding.bucket)),
        cell(finding.reason ?? finding.code ?? ''),
      );
      return row;
    }),
  );
}

function showDiff(files) {
  byId('files').replaceChildren(
    ...files.map((file, index) => {
      const box = element('details', { open: index === 0 });
      const summary = element('summary');
      summary.append(
        element('code', { textContent: file.file }),
        element('span', { className: 'plus', textContent: `+${file.added}` }),
        element('span', { className: 'minus', textContent: `−${file.removed}` }),
      );
      const lines = element('pre', { className: 'diff' });
      lines.append(
        ...file.lines.map(({ kind, text }) => element('span', { className: kind, textContent: text || ' ' })),
      );
      box.append(summary, lines);
      return box;
    }),
  );
}

// ------------------------------------------------------------------ helpers

function element(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}

function cell(content, className = '') {
  const td = element('td', { className });
  td.append(content);
  return td;
}

function fail(error) {
  const box = element('p', { className: 'failure', textContent: error.message });
  document.querySelector('main').prepend(box);
  throw error;
}

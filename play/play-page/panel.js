// The panel beside the played application: asks the server for news and carries the buttons out.

const OWN = '/__webim2tim';
const NAME = 'webim2tim-play:';
/** Time (ms) between two questions for news. */
const PACE = 500;
/** Commands the SDK sends by itself all the time. */
const NOISE =
  /^(heartbeat\.|imopenstat\.|openim\.ws_msg_push_ack|im_open_status\.wshello|group_open_long_polling|openim\.longpolling)/;
const SEND = ['openim.sendmsg', 'group_open_http_svc.send_group_msg'];
/** Rows kept on the page; the server keeps more. */
const MAX_ROWS = 1000;

const TEXTS = {
  en: {
    as: 'as',
    reload: 'reload',
    open: 'open in a tab',
    people: 'Who is online',
    rooms: 'Groups and rooms',
    speak: 'Say something as somebody else',
    faults: 'Faults',
    commands: 'Commands',
    calls: 'Legacy calls',
    newUser: 'another user ID',
    add: 'add',
    answers: 'who has no page answers by itself',
    text: 'text',
    say: 'send',
    drop: 'cut all lines',
    delay: 'delay every answer',
    fail: 'refuse the next message',
    silence: 'leave the next message unanswered',
    noise: 'show keep-alives and polls',
    filter: 'filter',
    clear: 'clear',
    kick: 'kick',
    cut: 'cut line',
    tab: 'own tab',
    dismiss: 'dismiss',
    notice: 'notice',
    noCalls: 'With your own SDK calls are not recorded; look at the commands.',
    watching: (viewers, messages) => `${viewers} here, ${messages} messages`,
    online: (count) => `${count} online`,
    missing: (path) => `The application asks for ${path}, which is not in its folder.`,
    away: 'The server has ended.',
  },
  zh: {
    as: '用户',
    reload: '刷新',
    open: '新标签页打开',
    people: '在线用户',
    rooms: '群与房间',
    speak: '以他人身份发言',
    faults: '故障',
    commands: '命令',
    calls: '旧接口调用',
    newUser: '其他用户 ID',
    add: '添加',
    answers: '没有打开页面的用户自动回复',
    text: '文本',
    say: '发送',
    drop: '断开所有连接',
    delay: '延迟所有应答',
    fail: '拒绝下一条消息',
    silence: '不应答下一条消息',
    noise: '显示心跳和轮询',
    filter: '过滤',
    clear: '清空',
    kick: '踢下线',
    cut: '断线',
    tab: '新标签',
    dismiss: '解散',
    notice: '通知',
    noCalls: '使用原 SDK 时不记录调用，请看命令。',
    watching: (viewers, messages) => `${viewers} 人在线，${messages} 条消息`,
    online: (count) => `${count} 人在线`,
    missing: (path) => `应用请求了目录中不存在的文件 ${path}。`,
    away: '服务已结束。',
  },
};

const $ = (id) => document.getElementById(id);
const commands = new Map();
let state;
let since = 0;
let lang = localStorage.getItem('webim2tim-play-lang') || '';
let rooms = '';

const texts = () => TEXTS[lang] ?? TEXTS.en;

/** An element with text and children; text never becomes markup. */
function make(tag, { text = '', className = '', ...rest } = {}, ...children) {
  const element = Object.assign(document.createElement(tag), { textContent: text, className, ...rest });
  element.append(...children);
  return element;
}

async function act(action, values = {}) {
  const response = await fetch(`${OWN}/act`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ action, ...values }),
  });
  const answer = await response.json();
  $('status').textContent = answer.error ?? $('status').textContent;
  $('status').classList.toggle('bad', Boolean(answer.error));
  await refresh();
}

function showTexts() {
  for (const element of document.querySelectorAll('[data-t]')) {
    element.textContent = texts()[element.dataset.t];
  }
  for (const element of document.querySelectorAll('[data-p]')) {
    element.placeholder = texts()[element.dataset.p];
  }
  document.documentElement.lang = lang;
  $('lang').textContent = lang === 'zh' ? 'English' : '中文';
}

/** Fills a select without losing what is chosen in it. */
function fill(select, options) {
  const wanted = JSON.stringify(options);
  if (select.wanted === wanted) return;
  select.wanted = wanted;
  const { value } = select;
  select.replaceChildren(...options.map(([id, text]) => make('option', { value: id, text })));
  if (options.some(([id]) => id === value)) select.value = value;
}

const button = (key, onclick) => make('button', { text: texts()[key], onclick });

function showPeople() {
  const { users, groups } = state;
  const people = users.map(({ userID, nick }) => [userID, nick ? `${nick} (${userID})` : userID]);
  fill($('user'), [['', '—'], ...people]);
  // The first user is most likely the one who plays.
  fill($('from'), [...people.slice(1), ...people.slice(0, 1)]);
  fill($('to'), [
    ...groups.map(({ groupID }) => [`group:${groupID}`, `# ${groupID}`]),
    ...people.map(([id, text]) => [`user:${id}`, text]),
  ]);
  const rows = JSON.stringify([lang, users, groups]);
  if (rows === rooms) return;
  rooms = rows;
  $('users').replaceChildren(
    ...users.map(({ userID, nick, online, rooms: joined }) =>
      make(
        'li',
        {},
        make('span', { className: online ? 'dot on' : 'dot' }),
        make('span', {
          className: 'name',
          text: `${userID}${nick && nick !== userID ? ` · ${nick}` : ''}`,
          title: joined.join('\n'),
        }),
        ...(online
          ? [button('cut', () => act('drop', { userID })), button('kick', () => act('kick', { userID }))]
          : []),
        button('tab', () => window.open($('page').value, NAME + userID)),
      ),
    ),
  );
  $('groups').replaceChildren(
    ...groups.map(({ groupID, type, online, messages }) =>
      make(
        'li',
        {},
        make('span', {
          className: 'name',
          text: `${groupID} · ${type} · ${texts().watching(online, messages)}`,
          title: groupID,
        }),
        button('notice', () => act('notice', { groupID, text: $('text').value || 'hello' })),
        button('dismiss', () => act('dismiss', { groupID })),
      ),
    ),
  );
}

const pretty = (value) => JSON.stringify(value, null, 1);

function showCommand(entry) {
  const { index, userID, command, body, answer, fault } = entry;
  const failed = fault || (answer && answer.ErrorCode !== 0);
  const head = `${userID || '-'}  ${command}${answer ? (failed ? `  ${answer.ErrorCode}` : '') : '  …'}`;
  const item = make(
    'li',
    {},
    make(
      'details',
      {},
      make('summary', { text: fault ? `${head}  [${fault}]` : head, className: failed ? 'bad' : '' }),
      make('pre', { text: `→ ${pretty(body)}` }),
      make('pre', { text: answer ? `← ${pretty(answer)}` : '←' }),
    ),
  );
  item.hidden = !isWanted(command, item);
  const known = commands.get(index);
  // The reader may have it open.
  if (known) item.firstChild.open = known.item.firstChild.open;
  known ? known.item.replaceWith(item) : $('commands').prepend(item);
  commands.set(index, { item, command, done: Boolean(answer || fault) });
}

function isWanted(command, item) {
  if (NOISE.test(command) && !$('noise').checked) return false;
  const filter = $('filter').value.trim().toLowerCase();
  return !filter || item.textContent.toLowerCase().includes(filter);
}

function showCommands() {
  for (const entry of state.entries) {
    const known = commands.get(entry.index);
    if (!known?.done) showCommand(entry);
    since = Math.max(since, entry.index + 1);
  }
  for (const [index, { item }] of commands) {
    if (commands.size <= MAX_ROWS) break;
    item.remove();
    commands.delete(index);
  }
  $('commandCount').textContent = since;
}

/** Asks again from the oldest command without an answer, but not for polls that hang for long. */
const askFrom = () => {
  const open = [...commands].filter(([index, { done }]) => !done && index > since - 200);
  return Math.min(since, ...open.map(([index]) => index));
};

const shortAddress = (address) => address.replace(location.origin, '').replace(/[?#].*$/, '');

function showCalls() {
  const list = state.mode === 'original' ? [] : state.calls;
  const wanted = JSON.stringify([lang, state.mode, list]);
  if ($('calls').wanted === wanted) return;
  $('calls').wanted = wanted;
  const rows = list.map(({ member, count, file, line, replacement }) =>
    make(
      'li',
      {},
      make('b', { text: `webim.${member}` }),
      ` ×${count} `,
      make('span', { className: 'soft', text: `${shortAddress(file)}:${line}` }),
      make('div', { className: 'soft', text: replacement ? `→ ${replacement}` : '' }),
    ),
  );
  if (state.mode === 'original') rows.push(make('li', { className: 'soft', text: texts().noCalls }));
  $('calls').replaceChildren(...rows);
  $('callCount').textContent = list.length;
}

let isChosen = false;

function load() {
  const frame = $('app');
  const userID = $('user').value;
  // Before the page runs: its first script reads the name.
  frame.contentWindow.name = userID ? `${NAME}${isChosen ? '' : '?'}${userID}` : '';
  frame.contentWindow.location.replace($('page').value);
}

async function refresh() {
  try {
    state = await (await fetch(`${OWN}/state?since=${askFrom()}`)).json();
  } catch {
    $('status').textContent = texts().away;
    return;
  }
  if (!lang) {
    lang = state.lang === 'zh' || /^zh/i.test(navigator.language) ? 'zh' : 'en';
    showTexts();
  }
  const isFirst = !$('page').wanted;
  const pages = state.pages.map((page) => [`/${page.split('/').map(encodeURIComponent).join('/')}`, page]);
  fill($('page'), pages.some(([, page]) => page === 'index.html') ? pages : [['/', '/'], ...pages]);
  showPeople();
  if (!$('status').classList.contains('bad'))
    $('status').textContent = texts().online(state.users.filter(({ online }) => online).length);
  $('answers').checked = state.answers;
  if (document.activeElement !== $('delay')) $('delay').value = String(state.delay);
  $('notes').replaceChildren(...state.missing.map((path) => make('li', { text: texts().missing(path) })));
  showCommands();
  showCalls();
  if (isFirst) {
    $('user').value = state.users[0].userID;
    load();
  }
}

async function follow() {
  await refresh();
  setTimeout(follow, PACE);
}

$('reload').onclick = load;
$('page').onchange = load;
$('user').onchange = () => {
  isChosen = true;
  load();
};
$('open').onclick = () => window.open($('page').value, $('user').value ? NAME + $('user').value : '_blank');
$('lang').onclick = () => {
  lang = lang === 'zh' ? 'en' : 'zh';
  localStorage.setItem('webim2tim-play-lang', lang);
  showTexts();
  refresh();
};
$('addUser').onclick = () => {
  const userID = $('newUser').value.trim();
  $('newUser').value = '';
  if (userID) act('addUser', { userID });
};
$('answers').onchange = () => act('answers', { on: $('answers').checked });
$('say').onclick = () => {
  const [kind, ...id] = $('to').value.split(':');
  const text = $('text').value || 'hello';
  act('say', { userID: $('from').value, text, [kind === 'group' ? 'groupID' : 'to']: id.join(':') });
};
$('delay').onchange = () => act('delay', { milliseconds: Number($('delay').value) });
for (const element of document.querySelectorAll('[data-act]')) {
  const action = element.dataset.act;
  element.onclick = () =>
    action === 'drop'
      ? act('drop')
      : Promise.all(SEND.map((command) => act(action, { command, code: 80001 })));
}
$('clear').onclick = () => {
  commands.clear();
  $('commands').replaceChildren();
  act('clear');
};
$('noise').onchange = $('filter').oninput = () => {
  for (const { item, command } of commands.values()) item.hidden = !isWanted(command, item);
};
showTexts();
follow();

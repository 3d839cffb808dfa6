import { encode, outcome } from '../encode.mjs';

/** Values the backend gives out, by their kind. */
export function kinds(response) {
  const vary = ['MsgTime', 'MsgSeq', 'MsgKey'];
  return Object.fromEntries(
    Object.entries(response).map(([key, value]) => [
      key,
      vary.includes(key) ? { $: typeof value } : encode(value),
    ]),
  );
}

/** Numbers of the backend and raw messages by their kind. */
export function describeNotice(notice) {
  const vary = ['MsgTime', 'MsgSeq', 'MsgRandom', 'groupReportTypeMsg', 'sourceGroupTip'];
  return Object.fromEntries(
    Object.keys(notice)
      .sort()
      .map((key) => [key, vary.includes(key) ? { $: typeof notice[key] } : encode(notice[key])]),
  );
}

/** All of a received message that is the same in every run, and what it did to its session. */
export function describeMessage(msg) {
  const { msgs, time, curMaxMsgSeq, ...session } = msg.sess._impl;
  return {
    keys: Object.keys(msg).sort(),
    varying: ['seq', 'random', 'time', 'uniqueId'].map((key) => typeof msg[key]),
    isSend: msg.isSend,
    subType: msg.subType,
    from: [msg.fromAccount, msg.fromAccountNick, msg.fromAccountHeadurl],
    session: encode(session),
    sessionFollows: [
      time === Math.max(...msgs.map((one) => one.time)),
      curMaxMsgSeq === Math.max(...msgs.map((one) => one.seq)),
      msgs.length,
    ],
    elems: encode(msg.elems),
    html: outcome(() => msg.toHtml()),
  };
}

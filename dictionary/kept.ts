import type { Text } from './codes/entry.ts';

const REASONS: readonly (readonly [why: Text, members: readonly string[]])[] = [
  [
    {
      en: 'it belongs to the transport of the old SDK',
      zh: '它属于旧 SDK 的传输层',
    },
    [
      'getLongPollingId',
      'MsgStore.resetCookieAndSyncFlag',
      'Session.skey',
      'onDownFile',
      'Resources',
      'Resources.downloadMap',
    ],
  ],
  [
    {
      en: 'v2 has no HTML of a message; parseElements of the bridge gives what a page renders itself',
      zh: 'v2 不提供消息的 HTML；桥接层的 parseElements 给出各元素，由页面自行渲染',
    },
    ['', '.Elem', ...elements('Text Face Location Images Sound File GroupTip Custom')].map(
      (name) => `Msg${name}.prototype.toHtml`,
    ),
  ],
  [
    {
      en: 'webim.js left these elements out of what it sent, and native code would send them',
      zh: 'webim.js 发送时会略去这类元素，而原生代码会发送它们',
    },
    ['Msg.prototype.addLocation', 'Msg.Elem.Location', 'Msg.Elem.Sound'],
  ],
  [
    {
      en: 'which kind of element it is may not be known',
      zh: '可能无法确定元素的类型',
    },
    ['Msg.prototype.addElem', 'Msg.Elem'],
  ],
  [
    {
      en: 'tips are received; an application that puts one together does so for its own eyes only',
      zh: '群提示只会收到；应用自行构造的群提示仅供自己使用',
    },
    [
      'Msg.Elem.GroupTip',
      'Msg.Elem.GroupTip.GroupInfo',
      'Msg.Elem.GroupTip.MemberInfo',
      'Msg.Elem.GroupTip.prototype.addGroupInfo',
      'Msg.Elem.GroupTip.prototype.addMemberInfo',
      'Msg.Elem.GroupTip.prototype.setGroupMemberNum',
    ],
  ],
  [
    {
      en: 'the element does not know its message, which has the sender',
      zh: '发送者在消息上，而元素不知道自己属于哪条消息',
    },
    ['Msg.Elem.Sound.prototype.getSenderId', 'Msg.Elem.File.prototype.getSenderId'],
  ],
  [
    {
      en: 'a v2 conversation has it elsewhere: in the profile, in the answer of a page of history, only in the store',
      zh: 'v2 会话把它放在别处：资料中、历史消息分页的响应中，或仅在消息仓库中',
    },
    ['Session.prototype.icon', 'Session.prototype.isFinished', 'Session.prototype.curMaxMsgSeq'],
  ],
  [
    {
      en: 'it is a way into the store that the old SDK used itself',
      zh: '它是旧 SDK 内部存取消息仓库的途径',
    },
    ['Session.prototype.msg', 'Session.prototype._impl_addMsg'],
  ],
  [
    {
      en: 'the answer to a request needs the v2 notice it came with, and the old call has numbers in its place',
      zh: '在 v2 中处理请求需要随请求到达的通知对象，而旧调用只有其编号',
    },
    [
      'handleApplyJoinGroup',
      'handleInviteJoinGroupRequest',
      'deleteApplyJoinGroupPendency',
      'getPendencyGroup',
      'deleteGroupSystemMsgs',
    ],
  ],
  [
    {
      en: 'a whole object goes where nobody knows what is read of it',
      zh: '整个对象被传到无法得知读取哪些内容的地方',
    },
    ['MsgStore', 'Tool', 'Log', 'BROWSER_INFO'],
  ],
  [
    {
      en: 'it switches webim.Log; converted code writes to the console, which has no switch and is not silent',
      zh: '它用于开关 webim.Log；转换后的代码写入控制台，控制台没有开关，也不会静默',
    },
    ['Log.setOn', 'Log.getOn'],
  ],
  [
    {
      en: 'it makes a legacy error by hand, and v2 has no constructor for errors that handlers would take for its own',
      zh: '它手工构造旧错误对象，而 v2 没有可供处理函数识别的错误构造方法',
    },
    ['Tool.getReturnError'],
  ],
];

function elements(names: string): string[] {
  return names.split(' ').map((name) => `.Elem.${name}`);
}

/**
 * Why a member stays on the shim, though v2 has, or comes near, what it does. A member of the legacy SDK that is neither
 * here nor impossible converts.
 */
export const KEPT: ReadonlyMap<string, Text> = new Map(
  REASONS.flatMap(([why, members]) => members.map((member) => [member, why] as const)),
);

import { call, constructor_, field, membersOf, method, optional } from '../member.ts';

/** Sending, history, read reports, and the message class. */
export const MESSAGES_MEMBERS = membersOf('messages', [
  call('syncMsgs', {
    backend: 'openim/getmsg',
  }),
  call('getC2CHistoryMsgs', {
    backend: 'openim/getroammsg',
    options: {
      Peer_Account: field('string', 'peer id; empty -> error -13'),
      MaxCnt: optional(
        'number',
        'default 15; >15 -> error -15; <=0 -> error -14 (0 counts as missing -> 15)',
      ),
      LastMsgTime: field('number', '0 for the first page, then resp.LastMsgTime'),
      MsgKey: optional('string', "default '' ; then resp.MsgKey"),
    },
  }),
  call('syncGroupMsgs', {
    backend: 'group_open_http_svc/group_msg_get',
    options: {
      GroupId: field('string'),
      ReqMsgSeq: field('number', 'newest seq wanted; <=0 -> error -16'),
      ReqMsgNumber: field('number', 'how many, counting backwards'),
    },
  }),
  call('sendMsg', {
    backend: 'openim/sendmsg (C2C) or group_open_http_svc/send_group_msg (GROUP)',
  }),
  call('setAutoRead', {
    backend: 'openim/msgreaded or group_open_http_svc/msg_read_report',
    note: 'Returns nothing, takes no callbacks.',
  }),
  constructor_(
    'Msg',
    'sess, isSend, seq?, random?, time?, fromAccount?, subType?, fromAccountNick?, fromAccountHeadurl?',
    {
      sess: 'Session',
      subType: 'number',
      fromAccount: 'string',
      fromAccountNick: 'string, falls back to fromAccount',
      fromAccountHeadurl: 'string or null',
      isSend: 'boolean',
      seq: 'number',
      random: 'number',
      time: 'number, unix seconds',
      elems: 'Msg.Elem[]',
      uniqueId: 'decimal string; 64-bit (seq for groups, time for C2C) << 32 | random',
      offlinePushInfo: 'set by setOfflinePushInfo',
      PushInfo: 'set by the application, sent as OfflinePushInfo when PushInfoBoolean is truthy',
      PushInfoBoolean: 'set by the application',
      extraInfo: 'only on received non-big-group messages: GroupInfo.MsgFrom_AccountExtraInfo',
    },
  ),
  method('Msg.prototype.getSession'),
  method('Msg.prototype.getType', '', 'Same as getSubType (a number), not the element type.'),
  method('Msg.prototype.getSubType'),
  method('Msg.prototype.getFromAccount'),
  method('Msg.prototype.getFromAccountNick'),
  method('Msg.prototype.getIsSend'),
  method('Msg.prototype.getSeq'),
  method('Msg.prototype.getTime'),
  method('Msg.prototype.getRandom'),
  method('Msg.prototype.getElems'),
  method('Msg.prototype.getMsgUniqueId', '', 'Decimal string.', {
    since: '1.7.2',
    absentIn: ['1.7.0 (all builds)'],
  }),
  method('Msg.prototype.addText', 'text', 'Argument must be a Msg.Elem.Text, not a string.'),
  method('Msg.prototype.addFace', 'face'),
  method('Msg.prototype.addImage', 'image', 'Argument is a Msg.Elem.Images.'),
  method('Msg.prototype.addLocation', 'location'),
  method('Msg.prototype.addFile', 'file'),
  method('Msg.prototype.addCustom', 'custom'),
  method('Msg.prototype.addElem', 'elem'),
  method('Msg.prototype.toHtml'),
  method(
    'Msg.prototype.setOfflinePushInfo',
    'offlinePushInfo',
    'Stored on msg.offlinePushInfo; only C2C sends it.',
    {
      since: '1.7.2',
      absentIn: ['1.7.0 (all builds)', '1.7.2-wx'],
    },
  ),
  call('c2CMsgReaded', {
    backend: 'openim/msgreaded',
    options: {
      To_Account: field('string', 'peer'),
      LastedMsgTime: field('number', 'unix seconds (sic: "Lasted")'),
    },
  }),
  call('groupMsgReaded', {
    backend: 'group_open_http_svc/msg_read_report',
    options: {
      GroupId: field('string', 'group id'),
      MsgReadedSeq: field('number'),
    },
  }),
]);

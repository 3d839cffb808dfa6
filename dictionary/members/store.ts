import { constructor_, helper, membersOf, method, object } from '../member.ts';

/** Sessions and the message store. */
export const STORE_MEMBERS = membersOf('store', [
  object('MsgStore', {
    members: ['sessMap', 'sessCount', 'sessByTypeId', 'delSessByTypeId', 'resetCookieAndSyncFlag'],
  }),
  helper(
    'MsgStore.sessMap',
    '',
    'Live object (not a copy) keyed by type+id, e.g. "C2Cbob", "GROUP@TGS#1". Replaced by a new object on login/logout.',
  ),
  helper(
    'MsgStore.sessCount',
    '',
    'Number of sessions at the last time messages were stored; not lowered by delSessByTypeId.',
  ),
  helper('MsgStore.sessByTypeId', 'type, id', 'undefined when absent.'),
  helper(
    'MsgStore.delSessByTypeId',
    'type, id',
    'Always true in practice, also when there was nothing to delete. Also clears the duplicate cache of that session.',
  ),
  helper('MsgStore.resetCookieAndSyncFlag', ''),
  constructor_('Session', 'type, id, name?, icon?, time?, seq?', {
    _impl:
      '{skey,type,id,name,icon,unread,isAutoRead,time,curMaxMsgSeq,msgs,isFinished} - private by name, but demos and applications read it',
  }),
  helper('Session.skey', 'type, id', 'type + id.'),
  method('Session.prototype.type'),
  method('Session.prototype.id'),
  method('Session.prototype.name'),
  method('Session.prototype.icon'),
  method('Session.prototype.unread', 'val?', 'Getter without argument; setter (returns undefined) with one.'),
  method('Session.prototype.isFinished', 'val?', 'Getter/setter like unread.'),
  method('Session.prototype.time', '', 'Getter only.'),
  method('Session.prototype.curMaxMsgSeq', 'seq?', 'Getter/setter like unread.'),
  method('Session.prototype.msgCount'),
  method('Session.prototype.msg', 'index'),
  method('Session.prototype.msgs', '', 'Live array.'),
  method(
    'Session.prototype._impl_addMsg',
    'msg, unread?',
    'Internal: pushes the message and updates time, curMaxMsgSeq and unread.',
  ),
]);

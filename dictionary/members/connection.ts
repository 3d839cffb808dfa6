import { CALLS } from '../calls.ts';
import { alias, call, membersOf, optional } from '../member.ts';

/** Login, logout and what is left of the long poll. */
export const CONNECTION_MEMBERS = membersOf('connection', [
  call('login', {
    aliases: ['init'],
    backend:
      'webim/accesslayer, openim/login, profile/portrait_get, group_open_http_svc/get_joined_group_list, openim/authkey, openim/getlongpollingid, openim/longpolling',
    note: 'See behaviour.md. opts may be null. listeners must be an object.',
  }),
  call('logout', {
    aliases: ['offline'],
    backend: 'openim/longpollinglogout',
    note: 'Logs out this page only. When nobody is logged in it calls cbOk synchronously.',
  }),
  alias('init', 'login', CALLS.login.params),
  alias('offline', 'logout', CALLS.logout.params),
  call('logoutAll', {
    backend: 'openim/logout',
    note: 'Logs out every instance of the account.',
  }),
  call('setJsonpLastRspData', {
    note: 'IE9 and below transport only. Accepts a JSON string or an object.',
    absentIn: ['1.7.2-wx'],
  }),
  call('getLongPollingId', {
    backend: 'openim/getlongpollingid',
    options: {
      '*': optional('object', 'ignored'),
    },
    note: 'Independent call; does not change the id used by the running long poll.',
  }),
  call('checkLogin', {
    returns: 'boolean',
    note: 'Returns a real boolean. cbErr is only called when isNeedCallBack is true.',
  }),
]);

import fc from 'fast-check';

/** One thing that happens to a page or that it does. */
export type Action =
  /** `''`: as an anonymous viewer. */
  | { do: 'login'; as: string }
  | { do: 'logout' | 'kick' | 'cut' | 'throw' | 'breathe' }
  | { do: 'said'; by: string; to: string; type: 'C2C' | 'GROUP' }
  | { do: 'send'; type: 'C2C' | 'GROUP'; to: string }
  | { do: 'call'; member: string; options: Record<string, unknown> }
  | { do: 'autoRead'; type: 'C2C' | 'GROUP'; to: string; on: boolean }
  | { do: 'join' | 'quit'; room: string }
  | { do: 'fault'; kind: 'fail' | 'silence' | 'delay' | 'malformed' | 'drop'; command: string }
  | { do: 'push'; kind: 'duplicate' | 'reorder' };

export const ROOMS = ['live', 'constructor'];
const PEERS = ['bob', 'carol'];
const GROUP = 'club';

/** What answers come to what pages ask. */
const COMMANDS = [
  '*',
  'im_open_status.wslogin',
  'im_open_status.wslogout',
  'openim.sendmsg',
  'group_open_http_svc.send_group_msg',
  'group_open_http_svc.apply_join_group',
  'group_open_http_svc.quit_group',
  'group_open_http_svc.get_joined_group_list',
  'openim.getroammsg',
  'group_open_http_svc.group_msg_get',
  'recentcontact.page_get',
  'profile.portrait_get',
];

const CALLS: [string, Record<string, unknown>][] = [
  ['getC2CHistoryMsgs', { Peer_Account: 'bob', MaxCnt: 15, LastMsgTime: 0, MsgKey: '' }],
  ['syncGroupMsgs', { GroupId: GROUP, ReqMsgSeq: 20, ReqMsgNumber: 20 }],
  ['getRecentContactList', { Count: 20 }],
  ['getJoinedGroupListHigh', { Member_Account: 'alice', Limit: 20, Offset: 0 }],
  ['getGroupInfo', { GroupIdList: [GROUP] }],
  ['getProfilePortrait', { To_Account: ['bob'], TagList: ['Tag_Profile_IM_Nick'] }],
  ['c2CMsgReaded', { To_Account: 'bob', LastedMsgTime: 0 }],
  ['groupMsgReaded', { GroupId: GROUP, MsgReadedSeq: 1 }],
  ['deleteChat', { chatType: 1, To_Account: 'carol' }],
  ['applyJoinGroup', { GroupId: 'open', ApplyMsg: '' }],
  ['quitGroup', { GroupId: 'open' }],
  ['getAllFriend', { From_Account: 'alice', TimeStamp: 0, StartIndex: 0, GetCount: 10 }],
];

const target = fc.oneof(
  fc.record({ type: fc.constant('C2C' as const), to: fc.constantFrom(...PEERS) }),
  fc.record({ type: fc.constant('GROUP' as const), to: fc.constantFrom(GROUP, ...ROOMS) }),
);
const by = fc.constantFrom(...PEERS);
const room = fc.constantFrom(...ROOMS);
const kind = fc.constantFrom('fail', 'silence', 'delay', 'malformed', 'drop');

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(target, by).map(([to, who]): Action => ({ do: 'said', by: who, ...to })) },
  { weight: 4, arbitrary: target.map((to): Action => ({ do: 'send', ...to })) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(...CALLS)
      .map(([member, options]): Action => ({ do: 'call', member, options })),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('join', 'quit'), room }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('fault'), kind, command: fc.constantFrom(...COMMANDS) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('push'), kind: fc.constantFrom('duplicate', 'reorder') }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(target, fc.boolean()).map(([to, on]): Action => ({ do: 'autoRead', ...to, on })),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constantFrom('cut', 'throw', 'breathe', 'breathe', 'breathe') }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('logout', 'kick') }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('login'), as: fc.constantFrom('alice', 'alice', 'dora', '') }),
  },
) as fc.Arbitrary<Action>;

/** Sequences of actions; whoever plays them logs in first. */
export const actions = fc.array(action, { minLength: 6, maxLength: 25 });

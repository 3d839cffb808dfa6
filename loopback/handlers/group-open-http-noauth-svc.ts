import { type ServiceHandlers, text } from './handler.ts';

/** AVChatRooms for viewers without an account. They poll; the SDK has no push mode for them. */
export const groupOpenHttpNoauthSvc: ServiceHandlers = {
  apply_join_group: ({ body, connection, core }) => {
    const groupID = text(body, 'GroupId');
    core.groups.get(groupID);
    const session = connection.session ?? connection.open('');
    const viewer = core.membership.joinAnonymously(groupID, session);
    return {
      JoinedStatus: 'JoinedSuccess',
      HugeGroupFlag: 1,
      AVChatRoomKey: `avk-${groupID}`,
      LongPollingKey: viewer.key,
      StartSeq: viewer.start,
    };
  },

  /** The original asks it; over HTTP nobody can tell which viewer it is, who is gone when it polls no more. */
  quit_group: ({ body, connection, core }) => {
    const groupID = text(body, 'GroupId');
    core.groups.get(groupID);
    if (connection.session) core.liveRooms.leave(groupID, connection.session);
    return { GroupId: groupID };
  },
};

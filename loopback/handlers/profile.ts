import { objects, requireSession, type ServiceHandlers, text } from './handler.ts';

/** User profiles. */
export const profile: ServiceHandlers = {
  portrait_get_all: (request) => {
    requireSession(request);
    const { body, core } = request;
    return {
      UserProfileItem: objects(body, 'UserItem').map((item) => {
        const user = core.users.ensure(text(item, 'To_Account'));
        return {
          To_Account: user.userID,
          ResultCode: 0,
          ResultInfo: '',
          ProfileItem: [...user.profile].map(([Tag, Value]) => ({ Tag, Value })),
        };
      }),
      CurrentStandardSequence: 1,
    };
  },

  portrait_set: (request) => {
    const session = requireSession(request);
    const items = objects(request.body, 'ProfileItem').map(
      (item) => [text(item, 'Tag'), item.Value] as const,
    );
    request.core.setProfile(session.userID, new Map(items), session);
    return {};
  },
};

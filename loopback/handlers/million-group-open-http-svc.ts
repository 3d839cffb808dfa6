import type { ServiceHandlers } from './handler.ts';

/** Communities with millions of members live in their own service. Loopback has none. */
export const millionGroupOpenHttpSvc: ServiceHandlers = {
  get_joined_group_list: () => ({ TotalCount: 0, GroupIdList: [] }),
};

export { onKnownGroup } from '../bridge/group-members.ts';

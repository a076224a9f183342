export const positions = {
  title: '岗位',
};

export const evidence = {
  title: '支撑材料',
};

export const department = {
  title: '部门',
};

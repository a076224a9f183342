export const handbook = {
  title: '质量手册',
};

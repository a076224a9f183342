export const start = {
  title: '开始使用',
};

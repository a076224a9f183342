export const tasks = {
  title: '年度任务',
};

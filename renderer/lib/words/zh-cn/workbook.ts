export const workbook = {
  title: '工作簿',
};

export const statements = {
  title: '责任状',
};

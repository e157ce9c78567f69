-- Never run: nobody has tried these statements on a Citus cluster.
-- They spread the tables of 0001_tables.sql by book, so that what belongs to one lies on one node. To be run once, by
-- whoever owns the schema, after `yangxiao export push SERVICE --prepare` and before the first push.
CREATE EXTENSION IF NOT EXISTS citus;
SELECT create_distributed_table('yangxiao.book', 'book', colocate_with => 'none');
SELECT create_distributed_table('yangxiao.station', 'book', colocate_with => 'yangxiao.book');
SELECT create_distributed_table('yangxiao.member', 'book', colocate_with => 'yangxiao.book');
SELECT create_distributed_table('yangxiao.service', 'book', colocate_with => 'yangxiao.book');
SELECT create_distributed_table('yangxiao.entry', 'book', colocate_with => 'yangxiao.book');
SELECT create_distributed_table('yangxiao.report', 'book', colocate_with => 'yangxiao.book');
SELECT create_distributed_table('yangxiao.redemption', 'book', colocate_with => 'yangxiao.book');
SELECT create_distributed_table('yangxiao.account', 'book', colocate_with => 'yangxiao.book');
SELECT create_distributed_table('yangxiao.transfer', 'book', colocate_with => 'yangxiao.book');
SELECT create_distributed_table('yangxiao.lot', 'book', colocate_with => 'yangxiao.book');

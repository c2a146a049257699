-- What an SQLite user would do first: the claims of `myomap data export` as one indexed table.
-- Run where the export lies as base.json.
create table claims (finding text, muscle text, weight real);
with base(muscle) as (
  select value from json_each(readfile('base.json'), '$.muscles')
)
insert into claims
select finding, muscle, max(weight) from (
  select refers.value ->> 'zone' as finding, muscle ->> 'id' as muscle,
    case refers.value ->> 'pattern' when 'essential' then 3 else 1 end as weight
  from base, json_each(muscle, '$.trigger_points') as point, json_each(point.value, '$.refers') as refers
  union all
  select factor.value ->> 'factor', muscle ->> 'id',
    case factor.value ->> 'strength' when 'typical' then 1 else 0.5 end
  from base, json_each(muscle, '$.factors') as factor
)
group by finding, muscle;
create index by_finding on claims (finding, muscle, weight);

//! The whole statement of a short model in every dialect.

use insta::assert_snapshot;

use super::super::Dialect;
use super::sql;

#[test]
fn what_duckdb_is_given() {
    assert_snapshot!(sql(Dialect::DuckDb), @r#"
    WITH andru_text AS (
      SELECT andru_table.*,
        COALESCE(translate(trim(CAST(andru_table."Industry" AS VARCHAR), (' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || chr(133) || chr(160) || chr(5760) || chr(8192) || chr(8193) || chr(8194) || chr(8195) || chr(8196) || chr(8197) || chr(8198) || chr(8199) || chr(8200) || chr(8201) || chr(8202) || chr(8232) || chr(8233) || chr(8239) || chr(8287) || chr(12288))), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), '') AS andru_t1,
        translate(trim(CAST(andru_table."Size" AS VARCHAR), (' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || chr(133) || chr(160) || chr(5760) || chr(8192) || chr(8193) || chr(8194) || chr(8195) || chr(8196) || chr(8197) || chr(8198) || chr(8199) || chr(8200) || chr(8201) || chr(8202) || chr(8232) || chr(8233) || chr(8239) || chr(8287) || chr(12288))), '$,', '') AS andru_t2,
        CASE WHEN typeof(andru_table."Size") IN ('DOUBLE', 'FLOAT') THEN TRY_CAST(CAST(andru_table."Size" AS VARCHAR) AS DOUBLE) END AS andru_f2
      FROM "accounts" AS andru_table
    ),
    andru_number AS (
      SELECT andru_text.*,
        CASE WHEN length(andru_t2) <= 300 AND regexp_full_match(andru_t2, '[+-]?[0-9]+([.][0-9]*)?') THEN TRY_CAST(andru_t2 AS DOUBLE) WHEN abs(andru_f2) <= 1.7976931348623157e308 THEN andru_f2 END AS andru_n2
      FROM andru_text
    ),
    andru_1 AS (
      SELECT andru_number.*,
        CASE andru_t1
          WHEN '' THEN 0
          WHEN 'driver''s' THEN 120
          WHEN 'food' THEN 120
          WHEN ('new' || chr(10) || 'line') THEN 40
          ELSE -30
        END AS andru_p1
      FROM andru_number
    ),
    andru_2 AS (
      SELECT andru_1.*,
        CASE
          WHEN andru_n2 IS NULL THEN 5
          WHEN andru_n2 = 0.0e0 THEN -70
          WHEN andru_n2 <= 12.5e0 THEN 0
          ELSE 780
        END AS andru_p2
      FROM andru_1
    ),
    andru_row_is_whole AS (
      SELECT andru_2.*,
        CASE WHEN andru_t1 <> ''
        THEN 1 ELSE 0 END AS andru_whole
      FROM andru_2
    ),
    andru_sum AS (
      SELECT andru_row_is_whole.*,
        100
          + COALESCE(andru_p1, 0)
          + COALESCE(andru_p2, 0)
          - CASE WHEN andru_n2 IS NULL AND andru_whole = 0 THEN andru_p2 ELSE 0 END AS andru_tenths,
        1000
          - CASE WHEN andru_p1 IS NULL OR andru_t1 = '' THEN 150 ELSE 0 END
          - CASE WHEN andru_p2 IS NULL OR andru_n2 IS NULL THEN 850 ELSE 0 END AS andru_filled
      FROM andru_row_is_whole
    )
    SELECT * EXCLUDE (andru_t1, andru_t2, andru_f2, andru_n2, andru_p1, andru_p2, andru_whole, andru_tenths, andru_filled),
      CAST(andru_tenths AS DOUBLE) / 10 AS andru_points,
      1 / (1 + exp(-(-2.5e0 + 0.04e0 * (CAST(andru_tenths AS DOUBLE) / 10)))) AS andru_probability,
      CASE
        WHEN andru_filled <= 0 THEN NULL
        WHEN andru_tenths >= 600 AND andru_filled < 300 THEN 'C'
        WHEN andru_tenths >= 600 AND andru_filled < 600 THEN 'B'
        WHEN andru_tenths >= 600 THEN 'A'
        ELSE 'D'
      END AS andru_tier,
      CAST(andru_filled AS DOUBLE) / 10 AS andru_coverage
    FROM andru_sum;
    "#);
}

#[test]
fn what_postgres_is_given() {
    assert_snapshot!(sql(Dialect::Postgres), @r#"
    WITH andru_text AS (
      SELECT andru_table AS andru_row,
        COALESCE(lower(btrim(CAST(andru_table."Industry" AS TEXT), E' \t\n\u000b\u000c\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000') COLLATE "C"), '') AS andru_t1,
        translate(btrim(CAST(andru_table."Size" AS TEXT), E' \t\n\u000b\u000c\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000'), '$,', '') AS andru_t2,
        CASE WHEN pg_typeof(andru_table."Size") IN (CAST('double precision' AS regtype), CAST('real' AS regtype)) THEN CAST(CAST(andru_table."Size" AS TEXT) AS DOUBLE PRECISION) END AS andru_f2
      FROM "accounts" AS andru_table
      OFFSET 0
    ),
    andru_number AS (
      SELECT andru_text.*,
        CASE WHEN length(andru_t2) <= 300 AND andru_t2 ~ '^[+-]?[0-9]+([.][0-9]*)?$' THEN CAST(andru_t2 AS DOUBLE PRECISION) WHEN abs(andru_f2) <= CAST('1.7976931348623157e308' AS DOUBLE PRECISION) THEN andru_f2 END AS andru_n2
      FROM andru_text
      OFFSET 0
    ),
    andru_1 AS (
      SELECT andru_number.*,
        CASE andru_t1
          WHEN '' THEN 0
          WHEN 'driver''s' THEN 120
          WHEN 'food' THEN 120
          WHEN E'new\nline' THEN 40
          ELSE -30
        END AS andru_p1
      FROM andru_number
    ),
    andru_2 AS (
      SELECT andru_1.*,
        CASE
          WHEN andru_n2 IS NULL THEN 5
          WHEN andru_n2 = CAST('0.0' AS DOUBLE PRECISION) THEN -70
          WHEN andru_n2 <= CAST('12.5' AS DOUBLE PRECISION) THEN 0
          ELSE 780
        END AS andru_p2
      FROM andru_1
      OFFSET 0
    ),
    andru_row_is_whole AS (
      SELECT andru_2.*,
        CASE WHEN andru_t1 <> ''
        THEN 1 ELSE 0 END AS andru_whole
      FROM andru_2
      OFFSET 0
    ),
    andru_sum AS (
      SELECT andru_row_is_whole.*,
        100
          + COALESCE(andru_p1, 0)
          + COALESCE(andru_p2, 0)
          - CASE WHEN andru_n2 IS NULL AND andru_whole = 0 THEN andru_p2 ELSE 0 END AS andru_tenths,
        1000
          - CASE WHEN andru_p1 IS NULL OR andru_t1 = '' THEN 150 ELSE 0 END
          - CASE WHEN andru_p2 IS NULL OR andru_n2 IS NULL THEN 850 ELSE 0 END AS andru_filled
      FROM andru_row_is_whole
      OFFSET 0
    )
    SELECT (andru_row).*,
      CAST(andru_tenths AS DOUBLE PRECISION) / 10 AS andru_points,
      1 / (1 + exp(-(CAST('-2.5' AS DOUBLE PRECISION) + CAST('0.04' AS DOUBLE PRECISION) * (CAST(andru_tenths AS DOUBLE PRECISION) / 10)))) AS andru_probability,
      CASE
        WHEN andru_filled <= 0 THEN NULL
        WHEN andru_tenths >= 600 AND andru_filled < 300 THEN 'C'
        WHEN andru_tenths >= 600 AND andru_filled < 600 THEN 'B'
        WHEN andru_tenths >= 600 THEN 'A'
        ELSE 'D'
      END AS andru_tier,
      CAST(andru_filled AS DOUBLE PRECISION) / 10 AS andru_coverage
    FROM andru_sum;
    "#);
}

#[test]
fn what_sqlite_is_given() {
    assert_snapshot!(sql(Dialect::Sqlite), @r#"
    WITH andru_text AS (
      SELECT andru_table.*,
        COALESCE(lower(trim(CAST(andru_table."Industry" AS TEXT), (' ' || char(9) || char(10) || char(11) || char(12) || char(13) || char(133) || char(160) || char(5760) || char(8192) || char(8193) || char(8194) || char(8195) || char(8196) || char(8197) || char(8198) || char(8199) || char(8200) || char(8201) || char(8202) || char(8232) || char(8233) || char(8239) || char(8287) || char(12288)))), '') AS andru_t1,
        replace(replace(trim(CAST(andru_table."Size" AS TEXT), (' ' || char(9) || char(10) || char(11) || char(12) || char(13) || char(133) || char(160) || char(5760) || char(8192) || char(8193) || char(8194) || char(8195) || char(8196) || char(8197) || char(8198) || char(8199) || char(8200) || char(8201) || char(8202) || char(8232) || char(8233) || char(8239) || char(8287) || char(12288))), '$', ''), ',', '') AS andru_t2,
        CASE WHEN typeof(andru_table."Size") = 'real' THEN andru_table."Size" END AS andru_f2
      FROM "accounts" AS andru_table
      LIMIT -1
    ),
    andru_number AS (
      SELECT andru_text.*,
        CASE WHEN length(andru_t2) <= 300 AND (andru_t2 GLOB '[0-9]*' OR andru_t2 GLOB '[+-][0-9]*') AND substr(andru_t2, 2) NOT GLOB '*[^0-9.]*' AND andru_t2 NOT GLOB '*.*.*' THEN CAST(andru_t2 AS REAL) WHEN abs(andru_f2) <= 1.7976931348623157e308 THEN andru_f2 END AS andru_n2
      FROM andru_text
      LIMIT -1
    ),
    andru_1 AS (
      SELECT andru_number.*,
        CASE andru_t1
          WHEN '' THEN 0
          WHEN 'driver''s' THEN 120
          WHEN 'food' THEN 120
          WHEN ('new' || char(10) || 'line') THEN 40
          ELSE -30
        END AS andru_p1
      FROM andru_number
    ),
    andru_2 AS (
      SELECT andru_1.*,
        CASE
          WHEN andru_n2 IS NULL THEN 5
          WHEN andru_n2 = 0.0e0 THEN -70
          WHEN andru_n2 <= 12.5e0 THEN 0
          ELSE 780
        END AS andru_p2
      FROM andru_1
      LIMIT -1
    ),
    andru_row_is_whole AS (
      SELECT andru_2.*,
        CASE WHEN andru_t1 <> ''
        THEN 1 ELSE 0 END AS andru_whole
      FROM andru_2
      LIMIT -1
    ),
    andru_sum AS (
      SELECT andru_row_is_whole.*,
        100
          + COALESCE(andru_p1, 0)
          + COALESCE(andru_p2, 0)
          - CASE WHEN andru_n2 IS NULL AND andru_whole = 0 THEN andru_p2 ELSE 0 END AS andru_tenths,
        1000
          - CASE WHEN andru_p1 IS NULL OR andru_t1 = '' THEN 150 ELSE 0 END
          - CASE WHEN andru_p2 IS NULL OR andru_n2 IS NULL THEN 850 ELSE 0 END AS andru_filled
      FROM andru_row_is_whole
      LIMIT -1
    )
    SELECT andru_sum.*,
      CAST(andru_tenths AS REAL) / 10 AS andru_points,
      1 / (1 + exp(-(-2.5e0 + 0.04e0 * (CAST(andru_tenths AS REAL) / 10)))) AS andru_probability,
      CASE
        WHEN andru_filled <= 0 THEN NULL
        WHEN andru_tenths >= 600 AND andru_filled < 300 THEN 'C'
        WHEN andru_tenths >= 600 AND andru_filled < 600 THEN 'B'
        WHEN andru_tenths >= 600 THEN 'A'
        ELSE 'D'
      END AS andru_tier,
      CAST(andru_filled AS REAL) / 10 AS andru_coverage
    FROM andru_sum;
    "#);
}

#[test]
fn what_spark_is_given() {
    assert_snapshot!(sql(Dialect::Spark), @r"
    WITH andru_text AS (
      SELECT struct(andru_table.*) AS andru_row,
        COALESCE(translate(btrim(CAST(andru_table.`Industry` AS STRING), ' \t\n\u000b\u000c\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000'), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), '') AS andru_t1,
        translate(btrim(CAST(andru_table.`Size` AS STRING), ' \t\n\u000b\u000c\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000'), '\u0024,', '') AS andru_t2,
        CASE WHEN typeof(andru_table.`Size`) IN ('double', 'float') OR typeof(andru_table.`Size`) LIKE 'decimal%' THEN TRY_CAST(CAST(andru_table.`Size` AS STRING) AS DOUBLE) END AS andru_f2
      FROM `accounts` AS andru_table
    ),
    andru_number AS (
      SELECT andru_text.*,
        CASE WHEN length(andru_t2) <= 300 AND andru_t2 RLIKE '(?s)^[+-]?[0-9]+([.][0-9]*)?(?!.)' THEN TRY_CAST(andru_t2 AS DOUBLE) WHEN abs(andru_f2) <= 1.7976931348623157e308D THEN andru_f2 END AS andru_n2
      FROM andru_text
    ),
    andru_1 AS (
      SELECT andru_number.*,
        CASE andru_t1
          WHEN '' THEN 0
          WHEN 'driver\'s' THEN 120
          WHEN 'food' THEN 120
          WHEN 'new\nline' THEN 40
          ELSE -30
        END AS andru_p1
      FROM andru_number
    ),
    andru_2 AS (
      SELECT andru_1.*,
        CASE
          WHEN andru_n2 IS NULL THEN 5
          WHEN andru_n2 = 0.0D THEN -70
          WHEN andru_n2 <= 12.5D THEN 0
          ELSE 780
        END AS andru_p2
      FROM andru_1
    ),
    andru_row_is_whole AS (
      SELECT andru_2.*,
        CASE WHEN andru_t1 <> ''
        THEN 1 ELSE 0 END AS andru_whole
      FROM andru_2
    ),
    andru_sum AS (
      SELECT andru_row_is_whole.*,
        100
          + COALESCE(andru_p1, 0)
          + COALESCE(andru_p2, 0)
          - CASE WHEN andru_n2 IS NULL AND andru_whole = 0 THEN andru_p2 ELSE 0 END AS andru_tenths,
        1000
          - CASE WHEN andru_p1 IS NULL OR andru_t1 = '' THEN 150 ELSE 0 END
          - CASE WHEN andru_p2 IS NULL OR andru_n2 IS NULL THEN 850 ELSE 0 END AS andru_filled
      FROM andru_row_is_whole
    )
    SELECT andru_row.*,
      CAST(andru_tenths AS DOUBLE) / 10 AS andru_points,
      1 / (1 + exp(-(-2.5D + 0.04D * (CAST(andru_tenths AS DOUBLE) / 10)))) AS andru_probability,
      CASE
        WHEN andru_filled <= 0 THEN NULL
        WHEN andru_tenths >= 600 AND andru_filled < 300 THEN 'C'
        WHEN andru_tenths >= 600 AND andru_filled < 600 THEN 'B'
        WHEN andru_tenths >= 600 THEN 'A'
        ELSE 'D'
      END AS andru_tier,
      CAST(andru_filled AS DOUBLE) / 10 AS andru_coverage
    FROM andru_sum;
    ");
}

#[test]
fn what_snowflake_is_given() {
    assert_snapshot!(sql(Dialect::Snowflake), @r#"
    WITH andru_text AS (
      SELECT andru_table.*,
        COALESCE(translate(trim(CAST(andru_table."Industry" AS VARCHAR), ' \t\n\u000b\u000c\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000'), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), '') AS andru_t1,
        translate(trim(CAST(andru_table."Size" AS VARCHAR), ' \t\n\u000b\u000c\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000'), '$,', '') AS andru_t2,
        CASE WHEN TYPEOF(TO_VARIANT(andru_table."Size")) IN ('DOUBLE', 'DECIMAL', 'INTEGER') THEN TO_DOUBLE(TO_VARIANT(andru_table."Size")) END AS andru_f2
      FROM "ACCOUNTS" AS andru_table
    ),
    andru_number AS (
      SELECT andru_text.*,
        CASE WHEN length(andru_t2) <= 300 AND REGEXP_LIKE(andru_t2, '[+-]?[0-9]+([.][0-9]*)?') THEN TRY_CAST(andru_t2 AS DOUBLE) WHEN abs(andru_f2) <= CAST('1.7976931348623157e308' AS DOUBLE) THEN andru_f2 END AS andru_n2
      FROM andru_text
    ),
    andru_1 AS (
      SELECT andru_number.*,
        CASE andru_t1
          WHEN '' THEN 0
          WHEN 'driver\'s' THEN 120
          WHEN 'food' THEN 120
          WHEN 'new\nline' THEN 40
          ELSE -30
        END AS andru_p1
      FROM andru_number
    ),
    andru_2 AS (
      SELECT andru_1.*,
        CASE
          WHEN andru_n2 IS NULL THEN 5
          WHEN andru_n2 = CAST('0.0' AS DOUBLE) THEN -70
          WHEN andru_n2 <= CAST('12.5' AS DOUBLE) THEN 0
          ELSE 780
        END AS andru_p2
      FROM andru_1
    ),
    andru_row_is_whole AS (
      SELECT andru_2.*,
        CASE WHEN andru_t1 <> ''
        THEN 1 ELSE 0 END AS andru_whole
      FROM andru_2
    ),
    andru_sum AS (
      SELECT andru_row_is_whole.*,
        100
          + COALESCE(andru_p1, 0)
          + COALESCE(andru_p2, 0)
          - CASE WHEN andru_n2 IS NULL AND andru_whole = 0 THEN andru_p2 ELSE 0 END AS andru_tenths,
        1000
          - CASE WHEN andru_p1 IS NULL OR andru_t1 = '' THEN 150 ELSE 0 END
          - CASE WHEN andru_p2 IS NULL OR andru_n2 IS NULL THEN 850 ELSE 0 END AS andru_filled
      FROM andru_row_is_whole
    )
    SELECT * EXCLUDE (andru_t1, andru_t2, andru_f2, andru_n2, andru_p1, andru_p2, andru_whole, andru_tenths, andru_filled),
      CAST(andru_tenths AS DOUBLE) / 10 AS andru_points,
      1 / (1 + exp(-(CAST('-2.5' AS DOUBLE) + CAST('0.04' AS DOUBLE) * (CAST(andru_tenths AS DOUBLE) / 10)))) AS andru_probability,
      CASE
        WHEN andru_filled <= 0 THEN NULL
        WHEN andru_tenths >= 600 AND andru_filled < 300 THEN 'C'
        WHEN andru_tenths >= 600 AND andru_filled < 600 THEN 'B'
        WHEN andru_tenths >= 600 THEN 'A'
        ELSE 'D'
      END AS andru_tier,
      CAST(andru_filled AS DOUBLE) / 10 AS andru_coverage
    FROM andru_sum;
    "#);
}

#[test]
fn what_bigquery_is_given() {
    assert_snapshot!(sql(Dialect::BigQuery), @r"
    WITH andru_text AS (
      SELECT andru_table.*,
        COALESCE(translate(trim(CAST(andru_table.`Industry` AS STRING), ' \t\n\u000b\u000c\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000'), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), '') AS andru_t1,
        translate(trim(CAST(andru_table.`Size` AS STRING), ' \t\n\u000b\u000c\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000'), '$,', '') AS andru_t2,
        SAFE_CAST(TO_JSON_STRING(andru_table.`Size`) AS FLOAT64) AS andru_f2
      FROM `accounts` AS andru_table
    ),
    andru_number AS (
      SELECT andru_text.*,
        CASE WHEN length(andru_t2) <= 300 AND REGEXP_CONTAINS(andru_t2, '^[+-]?[0-9]+([.][0-9]*)?$') THEN SAFE_CAST(andru_t2 AS FLOAT64) WHEN abs(andru_f2) <= 1.7976931348623157e308 THEN andru_f2 END AS andru_n2
      FROM andru_text
    ),
    andru_1 AS (
      SELECT andru_number.*,
        CASE andru_t1
          WHEN '' THEN 0
          WHEN 'driver\'s' THEN 120
          WHEN 'food' THEN 120
          WHEN 'new\nline' THEN 40
          ELSE -30
        END AS andru_p1
      FROM andru_number
    ),
    andru_2 AS (
      SELECT andru_1.*,
        CASE
          WHEN andru_n2 IS NULL THEN 5
          WHEN andru_n2 = 0.0e0 THEN -70
          WHEN andru_n2 <= 12.5e0 THEN 0
          ELSE 780
        END AS andru_p2
      FROM andru_1
    ),
    andru_row_is_whole AS (
      SELECT andru_2.*,
        CASE WHEN andru_t1 <> ''
        THEN 1 ELSE 0 END AS andru_whole
      FROM andru_2
    ),
    andru_sum AS (
      SELECT andru_row_is_whole.*,
        100
          + COALESCE(andru_p1, 0)
          + COALESCE(andru_p2, 0)
          - CASE WHEN andru_n2 IS NULL AND andru_whole = 0 THEN andru_p2 ELSE 0 END AS andru_tenths,
        1000
          - CASE WHEN andru_p1 IS NULL OR andru_t1 = '' THEN 150 ELSE 0 END
          - CASE WHEN andru_p2 IS NULL OR andru_n2 IS NULL THEN 850 ELSE 0 END AS andru_filled
      FROM andru_row_is_whole
    )
    SELECT * EXCEPT (andru_t1, andru_t2, andru_f2, andru_n2, andru_p1, andru_p2, andru_whole, andru_tenths, andru_filled),
      CAST(andru_tenths AS FLOAT64) / 10 AS andru_points,
      1 / (1 + exp(-(-2.5e0 + 0.04e0 * (CAST(andru_tenths AS FLOAT64) / 10)))) AS andru_probability,
      CASE
        WHEN andru_filled <= 0 THEN NULL
        WHEN andru_tenths >= 600 AND andru_filled < 300 THEN 'C'
        WHEN andru_tenths >= 600 AND andru_filled < 600 THEN 'B'
        WHEN andru_tenths >= 600 THEN 'A'
        ELSE 'D'
      END AS andru_tier,
      CAST(andru_filled AS FLOAT64) / 10 AS andru_coverage
    FROM andru_sum;
    ");
}

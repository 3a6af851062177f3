using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Folkmoot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Feeds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "post_feeds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    channels = table.Column<string>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    category_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    labels = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    wording = table.Column<int>(type: "INTEGER", nullable: false),
                    per_day = table.Column<int>(type: "INTEGER", nullable: false),
                    start = table.Column<int>(type: "INTEGER", nullable: false),
                    start_count = table.Column<int>(type: "INTEGER", nullable: false),
                    changed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    paused_at = table.Column<long>(type: "INTEGER", nullable: true),
                    removed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    cursor = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    first_read_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_read_at = table.Column<long>(type: "INTEGER", nullable: true),
                    next_read_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_post_feeds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "post_feed_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    feed_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item_id = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    link = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: true),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    number = table.Column<int>(type: "INTEGER", nullable: true),
                    post_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_post_feed_entries", x => x.id);
                    table.ForeignKey(
                        name: "FK_post_feed_entries_post_feeds_feed_id",
                        column: x => x.feed_id,
                        principalTable: "post_feeds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_post_feed_entries_posts_post_id",
                        column: x => x.post_id,
                        principalTable: "posts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateIndex(
                name: "IX_post_feed_entries_feed_id_day_number",
                table: "post_feed_entries",
                columns: new[] { "feed_id", "day", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_post_feed_entries_feed_id_item_id",
                table: "post_feed_entries",
                columns: new[] { "feed_id", "item_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_post_feed_entries_feed_id_state",
                table: "post_feed_entries",
                columns: new[] { "feed_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_post_feed_entries_post_id",
                table: "post_feed_entries",
                column: "post_id");

            migrationBuilder.CreateIndex(
                name: "IX_post_feeds_agency_id_name",
                table: "post_feeds",
                columns: new[] { "agency_id", "name" });

            migrationBuilder.CreateIndex(
                name: "IX_post_feeds_next_read_at",
                table: "post_feeds",
                column: "next_read_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "post_feed_entries");

            migrationBuilder.DropTable(
                name: "post_feeds");
        }
    }
}

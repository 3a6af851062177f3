using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Folkmoot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PlanQueues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "category_id",
                table: "posts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "post_categories",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    colour = table.Column<int>(type: "INTEGER", nullable: false),
                    sign = table.Column<int>(type: "INTEGER", nullable: false),
                    paused_at = table.Column<long>(type: "INTEGER", nullable: true),
                    archived_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_post_categories", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "recurring_posts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    category_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    tags = table.Column<string>(type: "TEXT", nullable: true),
                    machine_assisted = table.Column<bool>(type: "INTEGER", nullable: false),
                    rhythm = table.Column<int>(type: "INTEGER", nullable: false),
                    every = table.Column<int>(type: "INTEGER", nullable: false),
                    days = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    lead_days = table.Column<int>(type: "INTEGER", nullable: false),
                    submits = table.Column<bool>(type: "INTEGER", nullable: false),
                    writers = table.Column<string>(type: "TEXT", nullable: false),
                    changed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    paused_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recurring_posts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "post_category_slots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    category_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    channels = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_post_category_slots", x => x.id);
                    table.ForeignKey(
                        name: "FK_post_category_slots_post_categories_category_id",
                        column: x => x.category_id,
                        principalTable: "post_categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recurring_post_days",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    recurring_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    post_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    skipped_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recurring_post_days", x => x.id);
                    table.ForeignKey(
                        name: "FK_recurring_post_days_posts_post_id",
                        column: x => x.post_id,
                        principalTable: "posts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_recurring_post_days_recurring_posts_recurring_id",
                        column: x => x.recurring_id,
                        principalTable: "recurring_posts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "post_queue_places",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    category_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    slot_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    post_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_post_queue_places", x => x.id);
                    table.ForeignKey(
                        name: "FK_post_queue_places_post_categories_category_id",
                        column: x => x.category_id,
                        principalTable: "post_categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_post_queue_places_post_category_slots_slot_id",
                        column: x => x.slot_id,
                        principalTable: "post_category_slots",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_post_queue_places_posts_post_id",
                        column: x => x.post_id,
                        principalTable: "posts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_posts_agency_id_category_id",
                table: "posts",
                columns: new[] { "agency_id", "category_id" });

            migrationBuilder.CreateIndex(
                name: "IX_post_categories_agency_id_key",
                table: "post_categories",
                columns: new[] { "agency_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_post_category_slots_category_id_day_at",
                table: "post_category_slots",
                columns: new[] { "category_id", "day", "at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_post_queue_places_category_id_at",
                table: "post_queue_places",
                columns: new[] { "category_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_post_queue_places_post_id",
                table: "post_queue_places",
                column: "post_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_post_queue_places_slot_id_day",
                table: "post_queue_places",
                columns: new[] { "slot_id", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_recurring_post_days_post_id",
                table: "recurring_post_days",
                column: "post_id");

            migrationBuilder.CreateIndex(
                name: "IX_recurring_post_days_recurring_id_day",
                table: "recurring_post_days",
                columns: new[] { "recurring_id", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_recurring_posts_agency_id_until",
                table: "recurring_posts",
                columns: new[] { "agency_id", "until" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "post_queue_places");

            migrationBuilder.DropTable(
                name: "recurring_post_days");

            migrationBuilder.DropTable(
                name: "post_category_slots");

            migrationBuilder.DropTable(
                name: "recurring_posts");

            migrationBuilder.DropTable(
                name: "post_categories");

            migrationBuilder.DropIndex(
                name: "IX_posts_agency_id_category_id",
                table: "posts");

            migrationBuilder.DropColumn(
                name: "category_id",
                table: "posts");
        }
    }
}
